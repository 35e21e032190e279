package com.cruddur.activity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An activity as its page shows it.
 *
 * @param initials one or two letters for the avatar
 * @param hue which of the twelve avatar colours, from 0
 * @param message its parts, links among them
 * @param reply whether this answers another activity
 * @param expires null when it stays
 */
public record ActivityView(
        String id,
        @Nullable String displayName,
        @Nullable String handle,
        String initials,
        int hue,
        List<Span> message,
        int repliesCount,
        int repostsCount,
        int likesCount,
        boolean reply,
        Moment created,
        @Nullable Moment expires) {

    private static final int HUES = 12;

    /** What {@code activity} looks like at {@code now}. */
    public static ActivityView of(Activity activity, Instant now) {
        var name = activity.displayName();
        var handle = activity.handle();
        var expiresAt = activity.expiresAt();
        return new ActivityView(
                activity.uuid().toString(),
                name,
                handle,
                name == null ? "?" : initials(name),
                handle == null
                        ? 0
                        : Math.floorMod(handle.toLowerCase(Locale.ROOT).hashCode(), HUES),
                MessageText.of(activity.message()).spans(),
                activity.repliesCount(),
                activity.repostsCount(),
                activity.likesCount(),
                activity.replyToActivityUuid() != null,
                Moment.past(activity.createdAt(), now),
                expiresAt == null ? null : Moment.future(expiresAt, now));
    }

    /** The first letters of the first and the last word. */
    private static String initials(String name) {
        var words = name.strip().split("\\s+", -1);
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The address of its own page, null when it has no author to be found under. */
    public @Nullable String path() {
        return handle == null
                ? null
                : "/@%s/status/%s".formatted(URLEncoder.encode(handle, StandardCharsets.UTF_8), id);
    }
}
