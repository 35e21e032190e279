package com.cruddur.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message with its author.
 *
 * @param message up to {@value NewMessage#MOST_CHARACTERS} characters
 * @param expiresAt the instant at which it expires, null when it does not expire
 * @param messageGroupUuid the conversation
 */
public record Message(
        UUID uuid,
        String displayName,
        String handle,
        String message,
        Instant createdAt,
        @Nullable Instant expiresAt,
        UUID messageGroupUuid) {}
