package com.cruddur.realtime;

import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>.
 */
final class SseFormat {

    /** A comment, which clients ignore: it shows each side that the other one is still connected. */
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

    /** The first lines of a stream: the position, and the milliseconds before a reconnection. */
    static String start(long position) {
        return "retry: 3000\nid: " + position + "\n\n";
    }

    /** The message that makes the client reload everything. */
    String reset(long position) {
        return text(position, "reset", new Reset());
    }

    /** The messages about {@code event}; none when nobody may see its activity any more. */
    Stream<SseMessage> messages(StreamEvent event) {
        var uuid = event.activityUuid();
        var visible = event.authorUuid() != null;
        return switch (event.kind()) {
            case OutboxEntry.ACTIVITY ->
                visible && uuid != null
                        ? Stream.of(message(event, "activity", new NewActivity(uuid, event.handle())))
                        : Stream.empty();
            // A post that is still visible had its lifetime shortened: its expiry is a message of its own.
            case OutboxEntry.DELETED ->
                !visible && uuid != null ? Stream.of(message(event, "deleted", new Gone(uuid))) : Stream.empty();
            case OutboxEntry.COUNTERS ->
                visible && uuid != null ? Stream.of(message(event, "counters", counters(event, uuid))) : Stream.empty();
            case OutboxEntry.BLOCKED, OutboxEntry.SESSIONS_ENDED, OutboxEntry.WITHDRAWN -> Stream.empty();
            default -> Stream.of(message(event, "notification", new Notice(event.kind())));
        };
    }

    /** The messages about {@code expired} and its parent. */
    Stream<SseMessage> messages(ExpiredActivity expired, long position) {
        var gone = new SseMessage(
                text(position, "expired", new Gone(expired.uuid())), null, people(expired.authorUuid(), null));
        var parent = expired.parentUuid();
        if (parent == null) {
            return Stream.of(gone);
        }
        var counters = new Counters(parent, expired.likesCount(), expired.repostsCount(), expired.repliesCount());
        return Stream.of(
                gone,
                new SseMessage(text(position, "counters", counters), null, people(expired.parentAuthorUuid(), null)));
    }

    private static Counters counters(StreamEvent event, UUID uuid) {
        return new Counters(uuid, event.likesCount(), event.repostsCount(), event.repliesCount());
    }

    private SseMessage message(StreamEvent event, String type, Object body) {
        return new SseMessage(
                text(event.id(), type, body), event.userUuid(), people(event.actorUuid(), event.authorUuid()));
    }

    private static List<UUID> people(@Nullable UUID one, @Nullable UUID other) {
        return Stream.of(one, other).filter(Objects::nonNull).toList();
    }

    private String text(long id, String event, Object body) {
        var json = new String(this.json.write(body), StandardCharsets.UTF_8);
        return "id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n";
    }
}
