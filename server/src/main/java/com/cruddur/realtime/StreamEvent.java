package com.cruddur.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of events, with how its activity stands now.
 *
 * @param userUuid whom it is for, null for everybody
 * @param actorUuid who did it, null when that does not matter
 * @param authorUuid null, as are handle and counts, when nobody may see the activity, or there is none
 */
record StreamEvent(
        long id,
        String kind,
        @Nullable UUID userUuid,
        @Nullable UUID actorUuid,
        @Nullable UUID activityUuid,
        @Nullable UUID authorUuid,
        @Nullable String handle,
        @Nullable Integer likesCount,
        @Nullable Integer repostsCount,
        @Nullable Integer repliesCount) {}
