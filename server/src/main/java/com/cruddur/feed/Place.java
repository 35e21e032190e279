package com.cruddur.feed;

import com.cruddur.platform.http.Cursor;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in a feed to read on, as its SQL takes it.
 *
 * @param viewer who reads, null for who is not signed in
 */
public record Place(@Nullable UUID viewer, OffsetDateTime createdAt, UUID uuid) {

    /** After everything: pgjdbc sends this time as infinity, so that the first page is the same statement as the others. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_UUID = new UUID(-1, -1);

    static Place of(@Nullable UUID viewer, @Nullable Cursor cursor) {
        return cursor == null
                ? new Place(viewer, END_OF_TIME, LAST_UUID)
                : new Place(viewer, cursor.createdAt().atOffset(ZoneOffset.UTC), cursor.uuid());
    }
}
