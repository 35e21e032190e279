package com.cruddur.expiry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The expired rows of a table that are still on disk.
 *
 * @param expired the number of rows up to {@link #COUNTED}; when there are more, {@code COUNTED + 1}
 * @param firstExpiry the earliest expiry of all rows on disk, past or future; null when no row expires
 * @param now the database's time
 */
public record Backlog(
        String tableName, int expired, @Nullable Instant firstExpiry, Instant now) {

    /** The largest number of rows that is counted exactly. */
    public static final int COUNTED = 100_000;

    /** How long ago the first row expired; negative when it has not yet, null when no row expires. */
    @Nullable Duration overdue() {
        return firstExpiry == null ? null : Duration.between(firstExpiry, now);
    }
}
