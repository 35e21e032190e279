package com.cruddur.message;

import com.cruddur.activity.RelativeTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as its conversation shows it.
 *
 * @param author the name of its author
 * @param own whether the reader wrote it
 * @param expires null when it does not expire
 */
public record BubbleView(
        String id,
        String author,
        boolean own,
        String text,
        RelativeTime sent,
        @Nullable RelativeTime expires) {

    static BubbleView of(Message message, boolean own, Instant now) {
        var expiresAt = message.expiresAt();
        return new BubbleView(
                message.uuid().toString(),
                message.displayName(),
                own,
                message.message(),
                RelativeTime.past(message.createdAt(), now),
                expiresAt == null ? null : RelativeTime.future(expiresAt, now));
    }
}
