package com.cruddur.activity;

import com.cruddur.platform.html.Layout;
import com.cruddur.platform.language.Language;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the HTML of a post depends on for a signed-in reader: equal for two readers, or at two times, for whom
 * it is alike.
 *
 * @param answered the handle of the person whom it answers, null when unknown
 * @param own whether the reader wrote it
 */
public record PostKey(
        Activity activity,
        @Nullable String answered,
        RelativeTime.@Nullable Distance age,
        RelativeTime.@Nullable Distance left,
        boolean own,
        Language language) {

    /**
     * Returns the key of {@code activity} at {@code now} for the reader of {@code layout}.
     *
     * @param answered handles by the ids of the activities answered, from {@link Activities#answered}
     */
    public static PostKey of(Activity activity, Map<UUID, String> answered, Instant now, Layout layout) {
        var parent = activity.replyToActivityUuid();
        var expiresAt = activity.expiresAt();
        return new PostKey(
                activity,
                parent == null ? null : answered.get(parent),
                RelativeTime.past(activity.createdAt(), now).distance(),
                expiresAt == null ? null : RelativeTime.future(expiresAt, now).distance(),
                layout.isViewer(activity.handle()),
                layout.language());
    }
}
