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

/** The table of events, which all nodes write and read, and what else a stream asks of the database. */
public final class Outbox {

    private static final Set<String> CHANGE_PARENT = Set.of(OutboxEntry.ACTIVITY, OutboxEntry.DELETED);

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /** Writes {@code entries} and rings the bell, once for all of it. */
    void append(Collection<OutboxEntry> entries) {
        var changed = entries.stream()
                .filter(one -> CHANGE_PARENT.contains(one.kind()))
                .map(OutboxEntry::activityUuid)
                .filter(Objects::nonNull)
                .toList();
        var _ = database.transaction(StreamSql.class, sql -> {
            var _ = sql.takeTurn();
            sql.append(
                    entries.stream().map(OutboxEntry::kind).toArray(String[]::new),
                    uuids(entries, OutboxEntry::userUuid),
                    uuids(entries, OutboxEntry::actorUuid),
                    uuids(entries, OutboxEntry::activityUuid),
                    changed.toArray(UUID[]::new));
            return sql.ring();
        });
    }

    /** The id of the last event. */
    long position() {
        return database.query(StreamSql.class, StreamSql::position);
    }

    /** Whether all that followed the event {@code id} is still there. */
    boolean knows(long id) {
        return database.query(StreamSql.class, sql -> sql.known(id));
    }

    /** The first 500 events after {@code id}. */
    List<StreamEvent> after(long id) {
        return database.query(StreamSql.class, sql -> sql.after(id));
    }

    /** The first 500 activities that expired after a place. */
    List<Expired> expired(OffsetDateTime expiresAt, UUID uuid) {
        return database.query(StreamSql.class, sql -> sql.expired(expiresAt, uuid));
    }

    OffsetDateTime now() {
        return database.query(StreamSql.class, StreamSql::now);
    }

    /** Whom {@code viewer} does not see. */
    Set<UUID> hidden(UUID viewer) {
        return database.query(StreamSql.class, sql -> sql.hidden(viewer));
    }

    private static @Nullable UUID[] uuids(Collection<OutboxEntry> entries, Function<OutboxEntry, @Nullable UUID> part) {
        var uuids = new @Nullable UUID[entries.size()];
        var place = 0;
        for (var one : entries) {
            uuids[place++] = part.apply(one);
        }
        return uuids;
    }
}
