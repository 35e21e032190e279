package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.Initials;
import com.cruddur.platform.html.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as pages show it.
 *
 * @param avatarVersion the version of the author's picture, null when they have uploaded none
 * @param initials one or two letters for the avatar
 * @param hue which of the twelve avatar colours, from 0
 * @param message its parts, including links
 * @param parentPath the address of the activity that it answers, null when it answers none
 * @param answered the handle of the person whom it answers, null when unknown
 * @param liked whether the reader likes it; this and the next two are false for an anonymous reader
 * @param expires null when it never expires
 */
public record ActivityView(
        String id,
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String avatarVersion,
        String initials,
        int hue,
        List<MessageSpan> message,
        int repliesCount,
        int repostsCount,
        int likesCount,
        @Nullable String parentPath,
        @Nullable String answered,
        boolean liked,
        boolean reposted,
        boolean bookmarked,
        RelativeTime created,
        @Nullable RelativeTime expires) {

    /** The view of {@code activity} at {@code now}, which does not name the person whom it answers. */
    public static ActivityView of(Activity activity, Instant now) {
        return of(activity, Map.of(), now);
    }

    /**
     * The view of {@code activity} at {@code now}.
     *
     * @param answered handles by the ids of the activities answered, from {@link Activities#answered}
     */
    public static ActivityView of(Activity activity, Map<UUID, String> answered, Instant now) {
        var parent = activity.replyToActivityUuid();
        var person = parent == null ? null : answered.get(parent);
        var name = activity.displayName();
        var handle = activity.handle();
        var expiresAt = activity.expiresAt();
        return new ActivityView(
                activity.uuid().toString(),
                name,
                handle,
                activity.avatarVersion(),
                name == null ? "?" : Initials.initials(name),
                handle == null ? 0 : Initials.hue(handle),
                MessageText.of(activity.message()).spans(),
                activity.repliesCount(),
                activity.repostsCount(),
                activity.likesCount(),
                parent == null ? null : path(Objects.requireNonNullElse(person, "-"), parent),
                person,
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
        return handle == null ? null : new Person(handle, displayName == null ? handle : displayName, avatarVersion);
    }

    /** The path of its page, null without an author. */
    public @Nullable String path() {
        return handle == null ? null : path(handle, id);
    }

    /** The path of an activity's page. The page of an id redirects from another handle to the author's. */
    private static String path(String handle, Object id) {
        return "/@" + UrlEncoding.segment(handle) + "/status/" + id;
    }
}
