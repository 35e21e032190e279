package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.Credentials;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.PasswordFile;
import com.cruddur.platform.db.connect.SignInFailure;
import com.cruddur.platform.db.connect.TlsFailures;
import com.cruddur.platform.db.pool.SessionSettings;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that is still starting, and fails at once when waiting cannot help. */
public final class DatabaseWait {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private DatabaseWait() {}

    /**
     * Returns when the database accepts connections.
     *
     * @return PostgreSQL's version, such as {@code 18.6}
     * @throws OperatorException at once when the database refuses the connection, or after {@code patience} when it is
     *     unreachable
     */
    public static String until(DatabaseUrl url, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var source = url.dataSource(Map.of(
                "connectTimeout", "3",
                "loginTimeout", "3",
                "socketTimeout", "3",
                "options", SessionSettings.options()));
        for (var attempt = 0; ; attempt++) {
            try (var connection = source.getConnection()) {
                return connection.getMetaData().getDatabaseProductVersion();
            } catch (SQLException e) {
                if (!isTemporary(e)) {
                    throw new OperatorException("The database %s refused: %s".formatted(url, advice(e, url)), e);
                }
                if (System.nanoTime() >= deadline) {
                    throw new OperatorException(
                            "The database %s did not answer within %s s: %s"
                                    .formatted(url, patience.toSeconds(), advice(e, url)),
                            e);
                }
                if (attempt == 0) {
                    LOG.info("Waiting up to {} s for the database {}", patience.toSeconds(), url);
                }
                pause();
            }
        }
    }

    private static boolean isTemporary(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return (state.startsWith("08")
                        && !"08004".equals(state)
                        && !isPoolers(e)
                        && !isUnknownHost(e)
                        && TlsFailures.advice(e).isEmpty())
                || state.startsWith("57P")
                || "53300".equals(state);
    }

    /** PgBouncer and RDS Proxy use these messages to refuse a connection that begins with {@code options}. */
    private static boolean isPoolers(SQLException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("unsupported startup parameter")
                || message.contains("doesn't support command-line options");
    }

    private static boolean isUnknownHost(SQLException e) {
        return e.getCause() instanceof UnknownHostException;
    }

    /** Returns why {@code url} cannot be connected to and, behind a semicolon, the remedy. Contains no secret. */
    public static String advice(SQLException e, DatabaseUrl url) {
        return e instanceof SignInFailure ? line(e) : TlsFailures.advice(e).orElseGet(() -> otherAdvice(e, url));
    }

    private static String otherAdvice(SQLException e, DatabaseUrl url) {
        if (isPoolers(e)) {
            return "a pooler that shares sessions is in front of it; set DATABASE_POOLER=transaction (%s)"
                    .formatted(line(e));
        }
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" -> refusedPassword(e, url);
            case "08004" -> "it asks for another way to sign in; correct DATABASE_URL (%s)".formatted(line(e));
            case "3D000" ->
                "it does not exist; create it (CREATE DATABASE %s) or correct DATABASE_URL".formatted(url.database());
            default ->
                switch (e.getCause()) {
                    case UnknownHostException _ -> "its host name is not known; correct DATABASE_URL";
                    case ConnectException _, NoRouteToHostException _, SocketTimeoutException _ ->
                        "nothing accepts connections there; start PostgreSQL or correct DATABASE_URL";
                    case null, default -> line(e);
                };
        };
    }

    private static String refusedPassword(SQLException e, DatabaseUrl url) {
        return switch (url.credentials()) {
            case Credentials.None _, Credentials.Password _ ->
                "the user or the password in DATABASE_URL is wrong (%s)".formatted(line(e));
            case PasswordFile(var path) ->
                "the user in DATABASE_URL or the password in %s is wrong (%s)".formatted(path, line(e));
            case AwsCredentials.Iam _ ->
                "IAM does not let %s in; grant rds_iam to it, and allow rds-db:connect to the role Cruddur runs as (%s)"
                        .formatted(url.user(), line(e));
            case AwsCredentials.Secret secret ->
                "the user or the password in the secret %s is wrong; rotate it (%s)".formatted(secret.arn(), line(e));
        };
    }

    private static String line(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException("Interrupted while waiting for the database", e);
        }
    }
}
