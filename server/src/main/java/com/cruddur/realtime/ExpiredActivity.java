package com.cruddur.realtime;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity that has expired.
 *
 * @param parentUuid the activity it replied to; null, as are the parent's author and counts, when it was no reply or
 *     nobody may see the parent
 */
record ExpiredActivity(
        UUID uuid,
        OffsetDateTime expiresAt,
        @Nullable UUID authorUuid,
        @Nullable UUID parentUuid,
        @Nullable UUID parentAuthorUuid,
        @Nullable Integer likesCount,
        @Nullable Integer repostsCount,
        @Nullable Integer repliesCount) {}
