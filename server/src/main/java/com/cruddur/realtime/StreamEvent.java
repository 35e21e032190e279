package com.cruddur.realtime;

import com.cruddur.realtime.Subscription.Subscriber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox as a node reads it, with the current state of its activity.
 *
 * @param userUuid the recipient, null for everybody
 * @param actorUuid the person who acted, null for a change of counts
 * @param authorUuid null, as are handle and counts, when there is no activity or nobody may see it any more
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
        @Nullable Integer repliesCount) {

    /** Whether {@code subscriber} is the recipient or the person who acted. */
    boolean involves(Subscriber subscriber) {
        var person = subscriber.person();
        return person != null && (person.equals(userUuid) || person.equals(actorUuid));
    }
}
