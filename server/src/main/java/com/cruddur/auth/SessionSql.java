package com.cruddur.auth;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of the sessions: the method {@code x} runs {@code SessionSql/x.sql}. */
@UseClasspathSqlLocator
interface SessionSql {

    /** Whose session the token of that hash opens, as long as it is valid. */
    @SqlQuery
    Optional<AuthenticatedSession> find(@Bind("tokenHash") byte[] tokenHash);

    /** Opens a session; nothing when the person is gone. */
    @SqlQuery
    Optional<CreatedSession> open(
            @Bind("uuid") UUID uuid,
            @Bind("userUuid") UUID userUuid,
            @Bind("tokenHash") byte[] tokenHash,
            @Bind("userAgent") String userAgent);

    /** Notes that the session is used, which makes it live on. */
    @SqlUpdate
    void touch(@Bind("uuid") UUID uuid);

    /** Where the person is signed in, newest first; at most a hundred, since opening one more ends the oldest. */
    @SqlQuery
    List<SessionListItem> list(@Bind("userUuid") UUID userUuid, @Bind("current") @Nullable UUID current);

    /** Ends one of the person's sessions; 0 when they have no such session. */
    @SqlUpdate
    int end(@Bind("userUuid") UUID userUuid, @Bind("uuid") UUID uuid);

    /** Ends all of the person's sessions. */
    @SqlUpdate
    int endAll(@Bind("userUuid") UUID userUuid);

    /** Ends all of the person's sessions but one. */
    @SqlUpdate
    int endOthers(@Bind("userUuid") UUID userUuid, @Bind("uuid") @Nullable UUID uuid);
}
