package com.cruddur.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its two people sees it in their list.
 *
 * @param displayName the other person's
 * @param handle the other person's
 * @param message the last one that is alive, empty when there is none
 * @param createdAt when that was written; without one, when the conversation began
 * @param unreadCount how many messages of the other person are unread; {@value #MOST_UNREAD} stands for more as well
 * @param lifetime how long new messages live, as ISO 8601 has durations; null for ever
 * @param lastMessageAt its place in the list
 * @param pictured whether the other person's picture may be seen: not after a block, nor of who is suspended
 */
public record Conversation(
        UUID uuid,
        String displayName,
        String handle,
        String message,
        Instant createdAt,
        int unreadCount,
        @Nullable Duration lifetime,
        @JsonIgnore Instant lastMessageAt,
        @JsonIgnore boolean pictured) {

    static final int MOST_UNREAD = 100;
}
