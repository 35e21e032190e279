package com.cruddur.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did.
 *
 * @param actorUuid who did it
 * @param userUuid whom it concerns: the author of what was liked, reposted or answered, the mentioned, the followed, the
 *     receiver of a message; null when it concerns nobody in particular
 * @param activityUuid the post or reply: the new one, the liked one; null when there is none
 * @param messageGroupUuid the conversation, null when there is none
 */
public record Event(
        Kind kind,
        UUID actorUuid,
        @Nullable UUID userUuid,
        @Nullable UUID activityUuid,
        @Nullable UUID messageGroupUuid) {

    /** What was done. */
    public enum Kind {
        /** A new post or reply; {@code userUuid} is null. */
        POSTED,
        /** A post or reply is gone before its time, or its time was shortened. */
        SHORTENED,
        /** Told besides {@link #POSTED}: {@code activityUuid} is the reply, {@code userUuid} the author of the parent. */
        REPLIED,
        /** Told besides {@link #POSTED}, once for each person who is mentioned. */
        MENTIONED,
        LIKED,
        UNLIKED,
        REPOSTED,
        UNREPOSTED,
        FOLLOWED,
        UNFOLLOWED,
        MESSAGED,
        /** The two no longer see each other. */
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
