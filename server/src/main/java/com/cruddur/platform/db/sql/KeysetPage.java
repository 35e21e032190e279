package com.cruddur.platform.db.sql;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The page of a list after a position. Its SQL file binds {@code :createdAt} and {@code :uuid}, and {@code :maxRows} if
 * the work depends on the size of the page. It runs as written for older rows, and {@linkplain SqlFile mirrored} for
 * newer ones.
 *
 * @param maxRows the most rows to fetch; a file without {@code :maxRows} has a literal LIMIT besides
 */
public record KeysetPage(OffsetDateTime createdAt, UUID uuid, Direction direction, int maxRows) {

    /** The wanted rows: those before the position, newest first, or those after it, oldest first. */
    public enum Direction {
        OLDER,
        NEWER
    }
}
