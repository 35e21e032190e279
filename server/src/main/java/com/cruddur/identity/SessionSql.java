package com.cruddur.identity;

import com.cruddur.platform.http.Viewer;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of the sessions: the method {@code x} runs {@code SessionSql/x.sql}. */
@UseClasspathSqlLocator
interface SessionSql {

    /** Whose session the token of that hash opens, as long as it is valid. */
    @SqlQuery
    Optional<Viewer> viewer(@Bind("tokenHash") byte[] tokenHash);
}
