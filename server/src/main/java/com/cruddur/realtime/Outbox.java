package com.cruddur.realtime;

import com.cruddur.platform.db.Database;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of events, which all nodes write and read, and the other queries of streams. */
public final class Outbox {

    private static final Set<String> CHANGE_PARENT = Set.of(OutboxEntry.ACTIVITY, OutboxEntry.DELETED);

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /** Writes {@code entries} and notifies all nodes, in one transaction. */
    void append(Collection<OutboxEntry> entries) {
        var changed = entries.stream()
                .filter(one -> CHANGE_PARENT.contains(one.kind()))
                .map(OutboxEntry::activityUuid)
                .filter(Objects::nonNull)
                .toList();
        var _ = database.transaction(StreamSql.class, sql -> {
            var _ = sql.lockOutbox();
            sql.append(
                    entries.stream().map(OutboxEntry::kind).toArray(String[]::new),
                    uuids(entries, OutboxEntry::userUuid),
                    uuids(entries, OutboxEntry::actorUuid),
                    uuids(entries, OutboxEntry::activityUuid),
                    changed.toArray(UUID[]::new));
            return sql.notifyNodes();
        });
    }

    /** The id of the last event. */
    long position() {
        return database.query(StreamSql.class, StreamSql::position);
    }

    /** Whether the event {@code id} is still there, and with it all later ones. */
    boolean contains(long id) {
        return database.query(StreamSql.class, sql -> sql.contains(id));
    }

    /** The first 500 events after {@code id}. */
    List<StreamEvent> after(long id) {
        return database.query(StreamSql.class, sql -> sql.after(id));
    }

    /** The first 500 activities that expired after a position. */
    List<ExpiredActivity> expired(OffsetDateTime expiresAt, UUID uuid) {
        return database.query(StreamSql.class, sql -> sql.expired(expiresAt, uuid));
    }

    OffsetDateTime now() {
        return database.query(StreamSql.class, StreamSql::now);
    }

    /** The people whom {@code viewer} does not see. */
    Set<UUID> hidden(UUID viewer) {
        return database.query(StreamSql.class, sql -> sql.hidden(viewer));
    }

    private static @Nullable UUID[] uuids(Collection<OutboxEntry> entries, Function<OutboxEntry, @Nullable UUID> part) {
        var uuids = new @Nullable UUID[entries.size()];
        var index = 0;
        for (var one : entries) {
            uuids[index++] = part.apply(one);
        }
        return uuids;
    }
}
