package com.cruddur.auth;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Credential;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.request.ReadConsistency;
import com.cruddur.realtime.StreamAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations on sessions. A session is a random token, of which the database stores the hash. It ends thirty days after
 * its last use.
 */
public final class Sessions implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    public static final String NO_SUCH_SESSION = "You have no such session.";

    private static final int MOST_USER_AGENT = 200;

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Viewer> identify(Credential credential) {
        var hash = Tokens.hash(credential.token());
        var found = database.readPrimary(SessionSql.class, sql -> sql.find(hash));
        found.ifPresent(session -> ReadConsistency.lastWrite(session.lastWrite()));
        found.filter(AuthenticatedSession::stale).ifPresent(session -> touch(session.sessionUuid()));
        return found.map(AuthenticatedSession::viewer);
    }

    /**
     * Creates a session for the person {@code userUuid}, whose identity the caller has verified.
     *
     * @param userAgent the name of the client, by which the person recognises the session
     * @throws Failure.Unauthorized when the account is deleted
     */
    public SignInResponse open(UUID userUuid, String userAgent) {
        return database.transaction(transaction -> open(transaction, userUuid, userAgent));
    }

    /** Creates a session at the end of {@code transaction}. */
    SignInResponse open(Transaction transaction, UUID userUuid, String userAgent) {
        var token = Tokens.token();
        var session = transaction
                .on(SessionSql.class)
                .open(Ids.next(), userUuid, Tokens.hash(token), shown(userAgent))
                .orElseThrow(() -> new Failure.Unauthorized("This account is gone."));
        if (session.endedOldest()) {
            StreamAccess.sessionsEnded(transaction, userUuid);
        }
        return session.with(token);
    }

    /** The sessions of {@code viewer}, newest first. */
    public List<SessionListItem> list(Viewer viewer) {
        return database.query(SessionSql.class, sql -> sql.list(viewer.uuid(), viewer.sessionUuid()));
    }

    /**
     * Ends a session of {@code viewer}.
     *
     * @throws Failure.NotFound when they have no such session
     */
    public void end(Viewer viewer, UUID session) {
        if (end(viewer.uuid(), session) == 0) {
            throw new Failure.NotFound(NO_SUCH_SESSION);
        }
    }

    /** Ends the session of the current request; does nothing when it has ended already. */
    public void endCurrent(Viewer viewer) {
        var session = viewer.sessionUuid();
        if (session != null) {
            var _ = end(viewer.uuid(), session);
        }
    }

    /** Ends all sessions of {@code viewer}. */
    public void endAll(Viewer viewer) {
        var _ = database.transaction(transaction -> {
            var ended = transaction.on(SessionSql.class).endAll(viewer.uuid());
            StreamAccess.sessionsEnded(transaction, viewer.uuid());
            return ended;
        });
    }

    private int end(UUID person, UUID session) {
        return database.transaction(transaction -> {
            var ended = transaction.on(SessionSql.class).end(person, session);
            if (ended > 0) {
                StreamAccess.sessionsEnded(transaction, person);
            }
            return ended;
        });
    }

    /** A failure does not fail the request: the next request tries again. */
    private void touch(UUID session) {
        try {
            database.query(SessionSql.class, sql -> {
                sql.touch(session);
                return session;
            });
        } catch (Failure.Unavailable e) {
            LOG.debug("The use of a session was not noted: {}", e.getMessage());
        }
    }

    /** The name without control characters, cut to fit the column. */
    private static String shown(String userAgent) {
        var printable = userAgent.replaceAll("\\p{Cntrl}", " ").strip();
        var end = printable.offsetByCodePoints(
                0, Math.min(MOST_USER_AGENT, printable.codePointCount(0, printable.length())));
        return printable.substring(0, end);
    }

    /**
     * A new session, and its person.
     *
     * @param endedOldest whether the person had a hundred sessions, of which the oldest have ended for it
     */
    record CreatedSession(Instant expiresAt, boolean endedOldest, UUID uuid, String handle, String displayName) {

        SignInResponse with(String token) {
            return new SignInResponse(token, expiresAt, uuid, handle, displayName);
        }
    }

    /**
     * A session in the list of a person's sessions.
     *
     * @param userAgent the name of the client
     * @param current whether it is the session of the current request
     */
    public record SessionListItem(
            UUID uuid, String userAgent, Instant createdAt, Instant lastSeenAt, Instant expiresAt, boolean current) {}
}
