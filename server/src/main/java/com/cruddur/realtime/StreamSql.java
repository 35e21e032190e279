package com.cruddur.realtime;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code StreamSql/x.sql}. */
@UseClasspathSqlLocator
interface StreamSql {

    /** Waits until no other transaction writes events; what it returns says nothing. */
    @SqlQuery
    String takeTurn();

    /** Writes events, one for each place in the arrays, and one for the parent of each of {@code replies}. */
    @SqlUpdate
    void append(
            @Bind("kinds") String[] kinds,
            @Bind("users") @Nullable UUID[] users,
            @Bind("actors") @Nullable UUID[] actors,
            @Bind("activities") @Nullable UUID[] activities,
            @Bind("replies") UUID[] replies);

    /** Wakes every node once this transaction is committed; what it returns says nothing. */
    @SqlQuery
    String ring();

    @SqlQuery
    long position();

    @SqlQuery
    boolean known(@Bind("id") long id);

    /** The first 500 events after the one of that id. */
    @SqlQuery
    List<StreamEvent> after(@Bind("id") long id);

    /** The first 500 activities that expired after that place. */
    @SqlQuery
    List<Expired> expired(@Bind("expiresAt") OffsetDateTime expiresAt, @Bind("uuid") UUID uuid);

    @SqlQuery
    OffsetDateTime now();

    @SqlQuery
    Set<UUID> hidden(@Bind("viewer") UUID viewer);
}
