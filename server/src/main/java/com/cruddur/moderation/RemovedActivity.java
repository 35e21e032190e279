package com.cruddur.moderation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post whose time a moderator ended; {@code userUuid} is its author, null when that row is gone. */
record RemovedActivity(UUID uuid, @Nullable UUID userUuid) {}
