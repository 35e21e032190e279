package com.cruddur.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list of one of its two members.
 *
 * @param displayName the other member's display name
 * @param handle the other member's handle
 * @param message the last live message, empty when there is none
 * @param createdAt when that message was written; when there is none, when the conversation began
 * @param unreadCount the number of unread messages from the other member, at most {@value #MOST_UNREAD}
 * @param lifetime how long new messages live, null when they do not expire
 * @param lastMessageAt the position in the list
 * @param messageExpiresAt when that message expires, for pages; null when it does not
 * @param avatarVersion the version of the other member's picture, for pages; null when there is none, or the reader may
 *     not see it after a block or a suspension
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
        @JsonIgnore @Nullable Instant messageExpiresAt,
        @JsonIgnore @Nullable String avatarVersion) {

    static final int MOST_UNREAD = 100;
}
