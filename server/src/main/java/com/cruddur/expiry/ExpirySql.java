package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code ExpirySql/x.sql}. */
@UseClasspathSqlLocator
interface ExpirySql {

    /** Whether this transaction is now the only one that sweeps; false at once when another one does. */
    @SqlQuery
    boolean lock();

    /** Expired rows from that expiry on, first expired first, {@code most} at most and never over 1000. */
    @SqlQuery
    List<ExpiredRow> expired(@Bind("from") OffsetDateTime from, @MaxRows int most);

    /** Rows that answer {@code parents}, expired or not, {@code most} at most and never over 1001. */
    @SqlQuery
    List<UUID> replies(@Bind("parents") UUID[] parents, @MaxRows int most);

    /** Deletes those of {@code rows} that no row answers and no other session holds; returns what each answered. */
    @SqlQuery
    List<@Nullable UUID> deleteUnanswered(@Bind("rows") UUID[] rows);

    /** How much there is to do. */
    @SqlQuery
    Backlog backlog();
}
