package com.cruddur.sample;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post on its way to the database, which may still be answered. */
final class SampleActivity {

    private final UUID uuid;
    private final UUID author;
    private final String message;
    private final @Nullable UUID replyTo;
    private final @Nullable Instant expiresAt;
    private final Instant createdAt;
    private final SampleReactions reactions;
    private int replies;

    SampleActivity(
            UUID uuid,
            UUID author,
            String message,
            @Nullable UUID replyTo,
            @Nullable Instant expiresAt,
            Instant createdAt,
            SampleReactions reactions) {
        this.uuid = uuid;
        this.author = author;
        this.message = message;
        this.replyTo = replyTo;
        this.expiresAt = expiresAt;
        this.createdAt = createdAt;
        this.reactions = reactions;
    }

    UUID uuid() {
        return uuid;
    }

    String message() {
        return message;
    }

    Instant createdAt() {
        return createdAt;
    }

    SampleReactions reactions() {
        return reactions;
    }

    /** Answers this one: it is counted here, and the answer goes when this goes, if not before. */
    SampleActivity reply(
            UUID uuid,
            UUID author,
            String message,
            @Nullable Instant expiresAt,
            Instant createdAt,
            SampleReactions reactions) {
        replies++;
        return new SampleActivity(
                uuid, author, message, this.uuid, earlier(this.expiresAt, expiresAt), createdAt, reactions);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    void writeTo(CopyRows rows) {
        rows.add(
                uuid,
                author,
                message,
                replies,
                reactions.reposts(),
                reactions.likesCount(),
                replyTo,
                expiresAt,
                createdAt);
    }
}
