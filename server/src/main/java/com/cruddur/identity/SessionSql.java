package com.cruddur.identity;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the sessions: the method {@code x} runs {@code SessionSql/x.sql}. */
@UseClasspathSqlLocator
interface SessionSql {

    /** Whose session the token of that hash opens, as long as it is valid. */
    @SqlQuery
    Optional<FoundSession> find(@Bind("tokenHash") byte[] tokenHash);

    /** Opens a session; nothing when the person is gone. */
    @SqlQuery
    Optional<NewSession> open(
            @Bind("uuid") UUID uuid,
            @Bind("userUuid") UUID userUuid,
            @Bind("tokenHash") byte[] tokenHash,
            @Bind("userAgent") String userAgent);

    /** Notes that the session is used, which makes it live on. */
    @SqlUpdate
    void touch(@Bind("uuid") UUID uuid);
}
