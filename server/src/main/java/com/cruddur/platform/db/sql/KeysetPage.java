package com.cruddur.platform.db.sql;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The page of a list that begins after a position. A file that takes one binds {@code :createdAt} and {@code :uuid}, and
 * runs as written for older rows, {@linkplain SqlFile mirrored} for newer ones.
 *
 * @param maxRows how many rows to fetch at most; the file has a literal LIMIT besides
 */
public record KeysetPage(OffsetDateTime createdAt, UUID uuid, Direction direction, int maxRows) {

    /** Which rows are wanted: those before the position in time, newest first; or those after it, oldest first. */
    public enum Direction {
        OLDER,
        NEWER
    }
}
