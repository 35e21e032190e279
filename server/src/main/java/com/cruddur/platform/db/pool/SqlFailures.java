package com.cruddur.platform.db.pool;

import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;

/** Distinguishes a database that cannot answer now from a wrong statement. */
public final class SqlFailures {

    private static final String READ_ONLY = "25006";

    private SqlFailures() {}

    /**
     * Returns the failure to report for {@code thrown}: the one that {@code violations} maps the violated constraint
     * to, a temporary one if waiting may help, else {@code thrown} itself.
     */
    static RuntimeException translate(
            RuntimeException thrown, Duration retryAfter, Map<String, Supplier<Failure>> violations) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                var violation = violations.get(
                        String.valueOf(refused.getServerErrorMessage().getConstraint()));
                if (violation != null) {
                    return violation.get();
                }
            }
            if (cause instanceof SQLException failure && "22021".equals(failure.getSQLState())) {
                return new Failure.BadRequest("The request holds a character that cannot be stored.");
            }
            if (cause instanceof SQLException refused && "42501".equals(refused.getSQLState())) {
                return refusal(refused, retryAfter);
            }
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException failure && isTemporary(String.valueOf(failure.getSQLState())))) {
                return new Failure.Unavailable(
                        "The database does not answer just now. Try again soon.", retryAfter, thrown);
            }
        }
        return thrown;
    }

    /** Returns the first line of the innermost message. */
    public static String words(Throwable e) {
        var innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no cause given");
    }

    /**
     * The request is valid, and the operator can grant the right while we serve: one line in the log, and a retry
     * helps.
     */
    private static Failure refusal(SQLException refused, Duration retryAfter) {
        return new Failure.Unavailable(
                "The database does not let the service do that just now. Try again soon.",
                retryAfter,
                new OperatorException(
                        "%s; as the owner of the tables run cruddur migrate --grant with the role that DATABASE_URL signs in as"
                                .formatted(words(refused))));
    }

    /** By class of <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">SQLSTATE</a>. */
    private static boolean isTemporary(String state) {
        return state.startsWith("08") // connection lost or refused
                || state.startsWith("53") // out of disk, memory or connections
                || state.startsWith("57P") // shutting down or starting up
                || "40P01".equals(state) // deadlock: the other transaction went on
                || "25P03".equals(state) // our transaction was idle too long because this machine was suspended
                || "57014".equals(state) // over the statement timeout
                || "40001".equals(state) // a standby cancelled a query that conflicted with replay
                || READ_ONLY.equals(state);
    }

    /** Returns whether {@code thrown} says that the server is gone, stopping or starting. */
    static boolean isLost(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure
                    && String.valueOf(failure.getSQLState()).matches("(08|57P).*")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@code thrown} says that the server is read-only: a standby, or a primary that became one. */
    static boolean isReadOnly(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && READ_ONLY.equals(failure.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
