package com.cruddur.platform.db;

import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of what replicas must have replayed: the method {@code x} runs {@code WritePositionSql/x.sql}. */
@UseClasspathSqlLocator
interface WritePositionSql {

    /** Notes that all that was written so far may be the person's; nothing when the person is gone. */
    @SqlUpdate
    void note(@Bind("user") UUID user);

    /** Makes all that was written so far what a replica must have replayed to be read at all; returns the position. */
    @SqlQuery
    long raise();
}
