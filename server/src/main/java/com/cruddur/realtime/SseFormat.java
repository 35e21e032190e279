package com.cruddur.realtime;

import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How events look on the wire (<a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>).
 */
final class SseFormat {

    /** A comment, which clients pass over: shows both sides whether the other one is still there. */
    static final String HEARTBEAT = ": still here\n\n";

    private record NewActivity(UUID uuid, @Nullable String handle) {}

    private record Gone(UUID uuid) {}

    private record Counters(
            UUID uuid,
            @Nullable Integer likesCount,
            @Nullable Integer repostsCount,
            @Nullable Integer repliesCount) {}

    private record Notice(String kind) {}

    private record Reset() {}

    private final Json json;

    SseFormat(Json json) {
        this.json = json;
    }

    /** Where the client stands, and how soon to come back when the connection breaks. */
    static String greeting(long position) {
        return "retry: 3000\nid: %d\n\n".formatted(position);
    }

    /** Tells the client to load everything anew. */
    String reset(long position) {
        return text(position, "reset", new Reset());
    }

    /** What to tell of {@code event}; nothing when nobody may see its activity any more. */
    Stream<QueueItem.Frame> of(StreamEvent event) {
        var uuid = event.activityUuid();
        var visible = event.authorUuid() != null;
        return switch (event.kind()) {
            case OutboxEntry.ACTIVITY ->
                visible && uuid != null
                        ? Stream.of(frame(event, "activity", new NewActivity(uuid, event.handle())))
                        : Stream.empty();
            // A post that is still seen had its time shortened, and is told of when that is over.
            case OutboxEntry.DELETED ->
                !visible && uuid != null ? Stream.of(frame(event, "deleted", new Gone(uuid))) : Stream.empty();
            case OutboxEntry.COUNTERS ->
                visible && uuid != null ? Stream.of(frame(event, "counters", counters(event, uuid))) : Stream.empty();
            case OutboxEntry.BLOCKED -> Stream.empty();
            default -> Stream.of(frame(event, "notification", new Notice(event.kind())));
        };
    }

    /** What to tell of {@code expired}, and of what it answered. */
    Stream<QueueItem.Frame> of(Expired expired, long position) {
        var gone = new QueueItem.Frame(
                text(position, "expired", new Gone(expired.uuid())), null, people(expired.authorUuid(), null));
        var parent = expired.parentUuid();
        if (parent == null) {
            return Stream.of(gone);
        }
        var counters = new Counters(parent, expired.likesCount(), expired.repostsCount(), expired.repliesCount());
        return Stream.of(
                gone,
                new QueueItem.Frame(
                        text(position, "counters", counters), null, people(expired.parentAuthorUuid(), null)));
    }

    private static Counters counters(StreamEvent event, UUID uuid) {
        return new Counters(uuid, event.likesCount(), event.repostsCount(), event.repliesCount());
    }

    private QueueItem.Frame frame(StreamEvent event, String type, Object body) {
        return new QueueItem.Frame(
                text(event.id(), type, body), event.userUuid(), people(event.actorUuid(), event.authorUuid()));
    }

    private static List<UUID> people(@Nullable UUID one, @Nullable UUID other) {
        return Stream.of(one, other).filter(Objects::nonNull).toList();
    }

    private String text(long id, String event, Object body) {
        var json = new String(this.json.write(body), StandardCharsets.UTF_8);
        return "id: %d\nevent: %s\ndata: %s\n\n".formatted(id, event, json);
    }
}
