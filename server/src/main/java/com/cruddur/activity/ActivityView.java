package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.Initials;
import com.cruddur.platform.html.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity as pages show it.
 *
 * @param initials one or two letters for the avatar
 * @param hue which of the twelve avatar colours, from 0
 * @param message its parts, including links
 * @param reply whether it answers another activity
 * @param liked whether the reader likes it; this and the next two are false for an anonymous reader
 * @param expires null when it never expires
 */
public record ActivityView(
        String id,
        @Nullable String displayName,
        @Nullable String handle,
        String initials,
        int hue,
        List<MessageSpan> message,
        int repliesCount,
        int repostsCount,
        int likesCount,
        boolean reply,
        boolean liked,
        boolean reposted,
        boolean bookmarked,
        RelativeTime created,
        @Nullable RelativeTime expires) {

    /** The view of {@code activity} at {@code now}. */
    public static ActivityView of(Activity activity, Instant now) {
        var name = activity.displayName();
        var handle = activity.handle();
        var expiresAt = activity.expiresAt();
        return new ActivityView(
                activity.uuid().toString(),
                name,
                handle,
                name == null ? "?" : Initials.initials(name),
                handle == null ? 0 : Initials.hue(handle),
                MessageText.of(activity.message()).spans(),
                activity.repliesCount(),
                activity.repostsCount(),
                activity.likesCount(),
                activity.replyToActivityUuid() != null,
                Boolean.TRUE.equals(activity.liked()),
                Boolean.TRUE.equals(activity.reposted()),
                Boolean.TRUE.equals(activity.bookmarked()),
                RelativeTime.past(activity.createdAt(), now),
                expiresAt == null ? null : RelativeTime.future(expiresAt, now));
    }

    /** The button to repost it. */
    public ToggleView repostToggle() {
        return new ToggleView(id, ToggleView.Kind.REPOST, reposted, repostsCount);
    }

    /** The button to like it. */
    public ToggleView likeToggle() {
        return new ToggleView(id, ToggleView.Kind.LIKE, liked, likesCount);
    }

    /** The button to bookmark it. */
    public ToggleView bookmarkToggle() {
        return new ToggleView(id, ToggleView.Kind.BOOKMARK, bookmarked, ToggleView.UNCOUNTED);
    }

    /** The author, null when their row is deleted. */
    public @Nullable Person author() {
        return handle == null ? null : new Person(handle, displayName == null ? handle : displayName);
    }

    /** The path of its page, null without an author. */
    public @Nullable String path() {
        return handle == null ? null : "/@%s/status/%s".formatted(UrlEncoding.segment(handle), id);
    }
}
