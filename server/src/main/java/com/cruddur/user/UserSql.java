package com.cruddur.user;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of this room: the method {@code x} runs {@code UserSql/x.sql}. */
@UseClasspathSqlLocator
interface UserSql {

    /** The person of that handle, in any case. */
    @SqlQuery
    Optional<UserSummary> byHandle(@Bind("handle") String handle);
}
