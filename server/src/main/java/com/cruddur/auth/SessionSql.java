package com.cruddur.auth;

import com.cruddur.auth.Sessions.CreatedSession;
import com.cruddur.auth.Sessions.SessionListItem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of sessions: the method {@code x} runs {@code SessionSql/x.sql}. */
interface SessionSql {

    /** The session with that token hash, unless it has expired. */
    Optional<AuthenticatedSession> find(byte[] tokenHash);

    /** Creates a session; empty when the account is deleted. */
    Optional<CreatedSession> open(UUID uuid, UUID userUuid, byte[] tokenHash, String userAgent);

    /** Records the use of a session, which extends it. */
    void touch(UUID uuid);

    /** The person's sessions, newest first; at most a hundred, since a new one ends the oldest. */
    List<SessionListItem> list(UUID userUuid, @Nullable UUID current);

    /** Ends a session of the person; returns 0 when they have no such session. */
    int end(UUID userUuid, UUID uuid);

    /** Ends all of the person's sessions. */
    int endAll(UUID userUuid);

    /** Ends all of the person's sessions but one. */
    int endOthers(UUID userUuid, @Nullable UUID uuid);
}
