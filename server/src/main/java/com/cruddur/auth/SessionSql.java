package com.cruddur.auth;

import com.cruddur.auth.Sessions.CreatedSession;
import com.cruddur.auth.Sessions.SessionListItem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of the sessions: the method {@code x} runs {@code SessionSql/x.sql}. */
interface SessionSql {

    /** Whose session the token of that hash opens, as long as it is valid. */
    Optional<AuthenticatedSession> find(byte[] tokenHash);

    /** Opens a session; nothing when the person is gone. */
    Optional<CreatedSession> open(UUID uuid, UUID userUuid, byte[] tokenHash, String userAgent);

    /** Notes that the session is used, which makes it live on. */
    void touch(UUID uuid);

    /** Where the person is signed in, newest first; at most a hundred, since opening one more ends the oldest. */
    List<SessionListItem> list(UUID userUuid, @Nullable UUID current);

    /** Ends one of the person's sessions; 0 when they have no such session. */
    int end(UUID userUuid, UUID uuid);

    /** Ends all of the person's sessions. */
    int endAll(UUID userUuid);

    /** Ends all of the person's sessions but one. */
    int endOthers(UUID userUuid, @Nullable UUID uuid);
}
