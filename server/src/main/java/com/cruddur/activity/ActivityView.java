package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.Initials;
import com.cruddur.platform.html.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity as its page shows it.
 *
 * @param initials one or two letters for the avatar
 * @param hue which of the twelve avatar colours, from 0
 * @param message its parts, links among them
 * @param reply whether this answers another activity
 * @param liked whether the reader likes it; this and the next two are false for who is not signed in
 * @param expires null when it stays
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

    /** What {@code activity} looks like at {@code now}. */
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

    /** Who wrote it, null when that is not known. */
    public @Nullable Person author() {
        return handle == null ? null : new Person(handle, displayName == null ? handle : displayName);
    }

    /** The address of its own page, null when it has no author to be found under. */
    public @Nullable String path() {
        return handle == null ? null : "/@%s/status/%s".formatted(UrlEncoding.segment(handle), id);
    }
}
