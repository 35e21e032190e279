package com.cruddur.realtime;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row to write into the outbox. Equal rows are written once: the event of a count does not name the actor. */
record OutboxEntry(
        String kind,
        @Nullable UUID userUuid,
        @Nullable UUID actorUuid,
        @Nullable UUID activityUuid) {

    static final String ACTIVITY = "activity";
    static final String DELETED = "deleted";
    static final String COUNTERS = "counters";
    static final String BLOCKED = "blocked";
    static final String SESSIONS_ENDED = "sessions_ended";
    static final String WITHDRAWN = "withdrawn";

    static Stream<OutboxEntry> of(Event event) {
        return switch (event.kind()) {
            case POSTED -> Stream.of(new OutboxEntry(ACTIVITY, null, event.actorUuid(), event.activityUuid()));
            case SHORTENED -> Stream.of(new OutboxEntry(DELETED, null, event.actorUuid(), event.activityUuid()));
            case LIKED ->
                Stream.of(List.of(counters(event)), notification("like", event)).flatMap(List::stream);
            case REPOSTED ->
                Stream.of(List.of(counters(event)), notification("repost", event))
                        .flatMap(List::stream);
            case UNLIKED, UNREPOSTED -> Stream.of(counters(event));
            case REPLIED -> notification("reply", event).stream();
            case MENTIONED -> notification("mention", event).stream();
            case FOLLOWED -> notification("follow", event).stream();
            case MESSAGED -> notification("message", event).stream();
            case BLOCKED -> Stream.of(new OutboxEntry(BLOCKED, event.userUuid(), event.actorUuid(), null));
            case UNFOLLOWED -> Stream.empty();
        };
    }

    private static OutboxEntry counters(Event event) {
        return new OutboxEntry(COUNTERS, null, null, event.activityUuid());
    }

    /** A notification for the person concerned, except about what they did themselves. */
    private static List<OutboxEntry> notification(String kind, Event event) {
        var user = event.userUuid();
        return user == null || user.equals(event.actorUuid())
                ? List.of()
                : List.of(new OutboxEntry(kind, user, event.actorUuid(), null));
    }
}
