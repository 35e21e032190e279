package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.TlsFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Connects to the database in steps: host name, port, sign-in. A failed step skips those that follow. */
final class ConnectionProbe implements AutoCloseable {

    private static final Duration KNOCK = Duration.ofSeconds(2);

    /** <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">SQLSTATE</a>: too many connections. */
    private static final String FULL = "53300";

    private final DatabaseUrl url;
    private volatile List<DatabaseUrl.Host> known = List.of();
    private volatile List<DatabaseUrl.Host> answering = List.of();
    private volatile @Nullable SQLException refusal;
    private volatile @Nullable ServerSession session;
    private volatile boolean closed;

    ConnectionProbe(DatabaseUrl url) {
        this.url = url;
    }

    /** Returns all steps, in order. */
    List<Callable<Finding>> steps() {
        return List.of(
                this::hostName, this::network, this::signIn, () -> tlsFailure().orElse(new Good("")));
    }

    Finding hostName() {
        var unknown = new ArrayList<String>();
        var found = new ArrayList<DatabaseUrl.Host>();
        for (var host : url.hosts()) {
            try {
                var _ = InetAddress.getAllByName(host.name());
                found.add(host);
            } catch (UnknownHostException _) {
                unknown.add(host.name());
            }
        }
        known = List.copyOf(found);
        var names = String.join(", ", unknown);
        if (found.isEmpty()) {
            return new Broken(
                    names + ": no such name is known",
                    "correct the host in DATABASE_URL, or this machine's name service");
        }
        return unknown.isEmpty()
                ? new Good(String.join(
                                ", ", found.stream().map(DatabaseUrl.Host::name).toList()) + ": known")
                : new Warning(names + ": no such name is known", "correct the host in DATABASE_URL, or leave it out");
    }

    Finding network() {
        if (known.isEmpty()) {
            return new Skipped("there is no address to connect to");
        }
        var silent = new ArrayList<String>();
        var found = new ArrayList<DatabaseUrl.Host>();
        for (var host : known) {
            var failure = knock(host);
            if (failure.isEmpty()) {
                found.add(host);
            } else {
                silent.add("%s: %s".formatted(host, failure.get()));
            }
        }
        answering = List.copyOf(found);
        var words = String.join("; ", silent);
        if (found.isEmpty()) {
            return new Broken(
                    words,
                    "start PostgreSQL, correct host and port in DATABASE_URL, or let the network (security groups,"
                            + " routes) lead there");
        }
        return silent.isEmpty()
                ? new Good(String.join(
                                ", ",
                                found.stream().map(DatabaseUrl.Host::toString).toList()) + ": takes connections")
                : new Warning(words, "start it, or leave it out of DATABASE_URL");
    }

    private static Optional<String> knock(DatabaseUrl.Host host) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.name(), host.port()), (int) KNOCK.toMillis());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("nothing takes connections there (%s)".formatted(FindingText.line(e)));
        }
    }

    /** Opens the session that the other checks use. */
    Finding signIn() {
        if (answering.isEmpty()) {
            return new Skipped("there is nobody to sign in to");
        }
        try {
            keep(new ServerSession(url.connect("cruddur-doctor")));
            var user = url.credentials() instanceof AwsCredentials.Secret ? "the secret's user" : url.user();
            return new Good("signed in to database %s as %s".formatted(url.database(), user));
        } catch (SQLException e) {
            refusal = e;
            if (TlsFailures.advice(e).isPresent()) {
                return new Skipped("TLS failed before anybody could sign in");
            }
            return FULL.equals(e.getSQLState())
                    ? new Broken(
                            "every place for connections is taken: " + FindingText.line(e),
                            "lower POOL_SIZE, or raise max_connections or the limit of the role or database")
                    : advised(DatabaseWait.advice(e, url), "correct it there; PostgreSQL's log tells more");
        }
    }

    /** A message of {@code DatabaseWait} names the cause and, behind a semicolon, the remedy. */
    private static Broken advised(String advice, String otherwise) {
        var semicolon = advice.indexOf("; ");
        return semicolon < 0
                ? new Broken(advice, otherwise)
                : new Broken(advice.substring(0, semicolon), advice.substring(semicolon + 2));
    }

    /** Returns why TLS failed; empty when it did not fail. */
    Optional<Finding> tlsFailure() {
        var refused = refusal;
        return refused == null
                ? Optional.empty()
                : TlsFailures.advice(refused).map(advice -> advised(advice, "correct DATABASE_URL"));
    }

    /** Returns the session; empty when there is none or it is broken. */
    Optional<ServerSession> session() {
        return Optional.ofNullable(session).filter(ServerSession::isOpen);
    }

    /** Returns a server that accepts connections. */
    Optional<DatabaseUrl.Host> host() {
        return answering.stream().findFirst();
    }

    /** Closes the session if the caller has stopped waiting meanwhile. */
    private synchronized void keep(ServerSession opened) {
        if (closed) {
            opened.close();
        } else {
            session = opened;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        var open = session;
        if (open != null) {
            open.close();
        }
    }
}
