package com.cruddur.platform.db.pool;

import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;

/** Tells a database that cannot answer now from a statement that is wrong. */
public final class SqlFailures {

    private static final String READ_ONLY = "25006";

    private SqlFailures() {}

    /**
     * The failure to report in place of {@code thrown}: what {@code violations} tells of the constraint that was broken,
     * temporary when waiting may help, else {@code thrown} itself.
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

    /** The first line of what went wrong in the end. */
    public static String words(Throwable e) {
        var innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no cause given");
    }

    /** Nobody's request is wrong, and the operator can put it right while we serve: told in a line, and worth a retry. */
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
                || "40P01".equals(state) // deadlock: the other one went on
                || "25P03".equals(state) // a transaction of ours was idle too long: this machine had stopped
                || "57014".equals(state) // over the statement timeout
                || "40001".equals(state) // a standby ended a query that stood in the way of what it replays
                || READ_ONLY.equals(state);
    }

    /** Whether {@code thrown} says that nothing can be written: by a standby, or by a primary that became one. */
    static boolean isReadOnly(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && READ_ONLY.equals(failure.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
