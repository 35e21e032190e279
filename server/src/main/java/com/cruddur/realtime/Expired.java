package com.cruddur.realtime;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity whose time is over.
 *
 * @param parentUuid what it answered, null when that is not to be seen or there is none; so are author and counts of it
 */
record Expired(
        UUID uuid,
        OffsetDateTime expiresAt,
        @Nullable UUID authorUuid,
        @Nullable UUID parentUuid,
        @Nullable UUID parentAuthorUuid,
        @Nullable Integer likesCount,
        @Nullable Integer repostsCount,
        @Nullable Integer repliesCount) {}
