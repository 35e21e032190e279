package com.cruddur.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did, as the features publish it.
 *
 * @param actorUuid the person who acted
 * @param userUuid the person concerned: the author of the activity that was liked, reposted or answered; the person
 *     mentioned, followed or written to; null when nobody in particular is concerned
 * @param activityUuid the post or reply that is new or was liked; null when there is none
 * @param messageGroupUuid the conversation, null when there is none
 */
public record Event(
        Kind kind,
        UUID actorUuid,
        @Nullable UUID userUuid,
        @Nullable UUID activityUuid,
        @Nullable UUID messageGroupUuid) {

    /** The kind of action. */
    public enum Kind {
        /** A new post or reply; {@code userUuid} is null. */
        POSTED,
        /** A post or reply was deleted, or its lifetime shortened. */
        SHORTENED,
        /**
         * Published besides {@link #POSTED}: {@code activityUuid} is the reply, {@code userUuid} the author of the
         * parent.
         */
        REPLIED,
        /** Published besides {@link #POSTED}, once for each person mentioned. */
        MENTIONED,
        LIKED,
        UNLIKED,
        REPOSTED,
        UNREPOSTED,
        FOLLOWED,
        UNFOLLOWED,
        MESSAGED,
        /** From now on the two do not see each other. */
        BLOCKED
    }

    /** Something done with a post. */
    public static Event ofActivity(Kind kind, UUID actorUuid, @Nullable UUID userUuid, UUID activityUuid) {
        return new Event(kind, actorUuid, userUuid, activityUuid, null);
    }

    /** Something between two people. */
    public static Event ofPeople(Kind kind, UUID actorUuid, UUID userUuid) {
        return new Event(kind, actorUuid, userUuid, null, null);
    }

    /** A message in a conversation. */
    public static Event ofMessage(UUID actorUuid, UUID receiverUuid, UUID messageGroupUuid) {
        return new Event(Kind.MESSAGED, actorUuid, receiverUuid, null, messageGroupUuid);
    }
}
