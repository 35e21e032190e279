package com.cruddur.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of one of the person's conversations, and who wrote it. */
public record ExportedMessage(
        UUID uuid,
        UUID messageGroupUuid,
        String handle,
        String message,
        @Nullable Instant expiresAt,
        Instant createdAt) implements Exported {}
