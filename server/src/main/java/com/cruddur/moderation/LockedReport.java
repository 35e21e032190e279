package com.cruddur.moderation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report that this transaction decides on; {@code resolution} is null while it is open. */
record LockedReport(
        @Nullable UUID activityUuid,
        @Nullable UUID reportedUuid,
        @Nullable String resolution) {}
