package com.cruddur.platform.db.pool;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.ThreadPerTask;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to one server, behind fair limiters: a third of the connections is for reads, which need the server's
 * processors, and the others are for writes, which mostly wait for a disk or a standby. The limiters keep the slowest
 * answers close to the others under load (measured: p99 7–11 ms with them, 93 ms without). They also bound a request's
 * wait, so an overloaded or absent server causes quick failures and no growing queue.
 *
 * <p>A request waits at most {@link #ADMISSION} for admission, {@link #CONNECT} for a connection and {@link #ANSWER}
 * for each query; for admission and connections of a replica less.
 */
public final class Pool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    /** The name of the primary's pool in the metrics. */
    private static final String PRIMARY = "cruddur";

    private static final Duration ADMISSION = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** Short, because the primary can answer instead. */
    private static final Duration REPLICA_ADMISSION = Duration.ofMillis(50);

    private static final Duration REPLICA_CONNECT = Duration.ofMillis(250);
    static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** The least time between two replacements of all connections, so that sign-ins do not flood a read-only server. */
    private static final Duration REPLACEMENT = Duration.ofSeconds(1);

    private final RetryingDataSource source;
    private final HikariDataSource connections;
    private final ConcurrencyLimiter readers;
    private final ConcurrencyLimiter writers;

    private final AbandonedSessions abandoned;
    private final Counter refusals;
    private final boolean pooled;
    private final Map<String, Supplier<Failure>> violations = new ConcurrentHashMap<>();
    /** Whether the last request to the server was answered; true before the first one. */
    private volatile boolean up = true;

    private final AtomicLong replaced = new AtomicLong(System.nanoTime() - REPLACEMENT.toNanos());

    /**
     * @param size the number of connections
     * @param connect the longest wait for one
     */
    private Pool(
            String name,
            DatabaseUrl url,
            int size,
            ConcurrencyLimiter readers,
            Duration connect,
            MeterRegistry metrics) {
        this.source = new RetryingDataSource(url.dataSource(Map.of(
                "connectTimeout",
                "1",
                "socketTimeout",
                Long.toString(ANSWER.toSeconds()),
                "logServerErrorDetail",
                "false", // the detail quotes rows, and messages go to the log
                "options",
                SessionSettings.options())));
        this.connections = new HikariDataSource(); // connects at its first use
        settings(name, source, size, connect, metrics).copyStateTo(connections);
        this.readers = readers;
        this.writers = new ConcurrencyLimiter(Math.max(1, size - reads(size)), ADMISSION, RETRY_AFTER);
        this.abandoned = new AbandonedSessions(connections);
        this.refusals = Counter.builder("cruddur.gate.refusals")
                .description("Requests whose turn at the server did not come in time")
                .tag("pool", name)
                .register(metrics);
        this.pooled = url.pooler() != Pooler.NONE;
    }

    /** Returns how many of {@code size} connections to the primary are for reads. */
    public static int reads(int size) {
        return Math.max(1, size / 3);
    }

    /** Creates the primary's pool of {@code size} connections. */
    public static Pool ofPrimary(DatabaseUrl url, int size, MeterRegistry metrics) {
        var pool = new Pool(
                PRIMARY, url, size, new ConcurrencyLimiter(reads(size), ADMISSION, RETRY_AFTER), CONNECT, metrics);
        Gauge.builder("cruddur.gate.waiting", pool, waited -> waited.readers.waiting() + waited.writers.waiting())
                .description("Requests that wait for their turn at the database")
                .register(metrics);
        Gauge.builder("cruddur.database.up", pool, asked -> asked.up ? 1 : 0)
                .description("Whether the last request to the primary was answered, 1 or 0")
                .register(metrics);
        Gauge.builder("cruddur.sessions.abandoned", pool.abandoned, AbandonedSessions::left)
                .description("Sessions of writes that were given up, which the server has not ended yet")
                .register(metrics);
        return pool;
    }

    /** Creates the pool of a replica, whose {@code size} connections are all for reads. */
    public static Pool ofReplica(DatabaseUrl url, int size, MeterRegistry metrics) {
        var name = PRIMARY + "-" + url.hosts().getFirst().toString().replace(':', '_');
        var readers = new ConcurrencyLimiter(size, REPLICA_ADMISSION, Duration.ZERO);
        return new Pool(name, url, size, readers, REPLICA_CONNECT, metrics);
    }

    private static HikariConfig settings(
            String name, DataSource source, int size, Duration connect, MeterRegistry metrics) {
        var hikari = new HikariConfig();
        hikari.setPoolName(name);
        hikari.setDataSource(source);
        hikari.setMaximumPoolSize(size);
        hikari.setConnectionTimeout(connect.toMillis());
        hikari.setValidationTimeout(Duration.ofMillis(250).toMillis());
        hikari.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        hikari.setMaxLifetime(Duration.ofMinutes(15).toMillis());
        hikari.setInitializationFailTimeout(-1);
        hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        return hikari;
    }

    /** Starts to connect in the background, whether or not the server is up. */
    public void start() {
        ThreadPerTask.virtual("connect").execute(() -> {
            try (var _ = connections.getConnection()) {
                LOG.debug("Connected to {}", connections.getPoolName());
            } catch (SQLException e) {
                LOG.debug("Not connected to {} yet: {}", connections.getPoolName(), e.getMessage());
            }
        });
    }

    /** Returns the number of connections made so far. */
    public int connectionsMade() {
        return source.made();
    }

    /** From now on reports a violation of {@code constraint} as {@code failure}. */
    public void mapConstraint(String constraint, Supplier<Failure> failure) {
        violations.put(constraint, failure);
    }

    /**
     * Runs {@code work}, which only reads, on one connection.
     *
     * @throws Failure.Unavailable when the server is overloaded or unreachable
     */
    public <R> R run(Function<Connection, R> work) {
        if (!readers.enter()) {
            throw refused();
        }
        try {
            return runUnlimited(work);
        } finally {
            readers.leave();
        }
    }

    /**
     * Runs {@code work}, which may write, on one connection. If the server does not answer in time, the place of the
     * write stays taken until its session has ended. This bounds the sessions that wait for a commit that hangs.
     *
     * @throws Failure.Unavailable when the server is overloaded or unreachable
     */
    public <R> R write(Function<Connection, R> work) {
        if (!writers.enter()) {
            throw refused();
        }
        var process = new AtomicInteger();
        var givenUp = false;
        try {
            return runUnlimited(connection -> {
                process.set(processOf(connection));
                return work.apply(connection);
            });
        } catch (RuntimeException e) {
            givenUp = !pooled && process.get() != 0 && AbandonedSessions.isGivenUp(e);
            throw e;
        } finally {
            if (givenUp) {
                abandoned.end(process.get(), writers::leave);
            } else {
                writers.leave();
            }
        }
    }

    private static int processOf(Connection connection) {
        try {
            return AbandonedSessions.process(connection);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private Failure.Unavailable refused() {
        refusals.increment();
        return new Failure.Unavailable("The service has more to do than it can just now. Try again soon.", RETRY_AFTER);
    }

    /**
     * Runs {@code work} on one connection without admission, for the last step of a request that was admitted before.
     *
     * @throws Failure.Unavailable when the server is unreachable
     */
    public <R> R runUnlimited(Function<Connection, R> work) {
        try (var connection = connections.getConnection()) {
            var result = work.apply(connection);
            if (!up) { // a write for each request would cost the processors a shared cache line
                up = true;
            }
            return result;
        } catch (UncheckedSqlException e) {
            up = up && !SqlFailures.isLost(e);
            throw failure(e);
        } catch (SQLException e) {
            up = false;
            throw failure(new UncheckedSqlException(e));
        }
    }

    private RuntimeException failure(UncheckedSqlException e) {
        if (SqlFailures.isReadOnly(e)) {
            replaceConnections();
        }
        return SqlFailures.translate(e, RETRY_AFTER, violations);
    }

    /** The connections lead to a standby; the host name may already point to the new primary. */
    private void replaceConnections() {
        var last = replaced.get();
        var now = System.nanoTime();
        if (now - last >= REPLACEMENT.toNanos() && replaced.compareAndSet(last, now)) {
            LOG.warn("The database is read-only: connecting anew, in case that its name stands for another one by now");
            connections.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        abandoned.close();
        source.close();
        connections.close();
    }
}
