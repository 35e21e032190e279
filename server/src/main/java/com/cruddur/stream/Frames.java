package com.cruddur.stream;

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
final class Frames {

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

    Frames(Json json) {
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

    /** What to tell of {@code happening}; nothing when nobody may see its activity any more. */
    Stream<Item.Frame> of(Happening happening) {
        var uuid = happening.activityUuid();
        var visible = happening.authorUuid() != null;
        return switch (happening.kind()) {
            case News.ACTIVITY ->
                visible && uuid != null
                        ? Stream.of(frame(happening, "activity", new NewActivity(uuid, happening.handle())))
                        : Stream.empty();
            // A post that is still seen had its time shortened, and is told of when that is over.
            case News.DELETED ->
                !visible && uuid != null ? Stream.of(frame(happening, "deleted", new Gone(uuid))) : Stream.empty();
            case News.COUNTERS ->
                visible && uuid != null
                        ? Stream.of(frame(happening, "counters", counters(happening, uuid)))
                        : Stream.empty();
            case News.BLOCKED -> Stream.empty();
            default -> Stream.of(frame(happening, "notification", new Notice(happening.kind())));
        };
    }

    /** What to tell of {@code expired}, and of what it answered. */
    Stream<Item.Frame> of(Expired expired, long position) {
        var gone = new Item.Frame(
                text(position, "expired", new Gone(expired.uuid())), null, people(expired.authorUuid(), null));
        var parent = expired.parentUuid();
        if (parent == null) {
            return Stream.of(gone);
        }
        var counters = new Counters(parent, expired.likesCount(), expired.repostsCount(), expired.repliesCount());
        return Stream.of(
                gone,
                new Item.Frame(text(position, "counters", counters), null, people(expired.parentAuthorUuid(), null)));
    }

    private static Counters counters(Happening happening, UUID uuid) {
        return new Counters(uuid, happening.likesCount(), happening.repostsCount(), happening.repliesCount());
    }

    private Item.Frame frame(Happening happening, String event, Object body) {
        return new Item.Frame(
                text(happening.id(), event, body),
                happening.userUuid(),
                people(happening.actorUuid(), happening.authorUuid()));
    }

    private static List<UUID> people(@Nullable UUID one, @Nullable UUID other) {
        return Stream.of(one, other).filter(Objects::nonNull).toList();
    }

    private String text(long id, String event, Object body) {
        var json = new String(this.json.write(body), StandardCharsets.UTF_8);
        return "id: %d\nevent: %s\ndata: %s\n\n".formatted(id, event, json);
    }
}
