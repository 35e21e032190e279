package com.cruddur.expiry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has expired in a table and is still on disk.
 *
 * @param expired how many rows; counted up to {@link #COUNTED}, more are one more
 * @param firstExpiry when the first row on disk expires or has expired, null when none ever does
 * @param now the database's time
 */
public record Backlog(
        String tableName, int expired, @Nullable Instant firstExpiry, Instant now) {

    /** Up to here rows are counted one by one. */
    public static final int COUNTED = 100_000;

    /** For how long the first row has been expired; negative when it has yet to live, null when there is none. */
    @Nullable Duration overdue() {
        return firstExpiry == null ? null : Duration.between(firstExpiry, now);
    }
}
