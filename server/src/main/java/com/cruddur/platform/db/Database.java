package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The database as the features see it: a pool of connections behind a fair gate of the same size. The gate is what
 * keeps the slowest answers close to the others under load (measured: p99 7–11 ms with it, 93 ms without), and what
 * bounds a request's wait, so that an overloaded or absent database is a quick 503 and never a growing queue.
 *
 * <p>A request spends at most {@link #ADMISSION} at the gate, {@link #CONNECT} for a connection and {@link #ANSWER}
 * for each query: under two seconds for the one-query requests, also when the database is gone or hangs.
 */
public final class Database implements AutoCloseable {

    /**
     * How PostgreSQL is to plan. One plan for every reader: without a viewer it would plan each feed anew, at four times
     * the cost of running it. And in the order of an index, which is in memory or on a disk without a head: at the
     * default of 4 it gathers and sorts all that an author ever wrote.
     */
    public static final String PLANNER_OPTIONS = " -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1";

    private static final Duration ADMISSION = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Gate gate;
    private final Map<String, Supplier<Failure>> violations = new ConcurrentHashMap<>();

    /** Opens the pool; connections are made in the background, whether or not the database is there yet. */
    public Database(DatabaseUrl url, int poolSize, MeterRegistry metrics) {
        var hikari = new HikariConfig();
        hikari.setPoolName("cruddur");
        hikari.setDataSource(url.dataSource(Map.of(
                "ApplicationName", "cruddur",
                "connectTimeout", "1",
                "socketTimeout", Long.toString(ANSWER.toSeconds()),
                "tcpKeepAlive", "true",
                "logServerErrorDetail", "false", // it quotes rows, and messages go to the log
                "options", "-c statement_timeout=" + ANSWER.minusMillis(100).toMillis() + PLANNER_OPTIONS)));
        hikari.setMaximumPoolSize(poolSize);
        hikari.setConnectionTimeout(CONNECT.toMillis());
        hikari.setValidationTimeout(Duration.ofMillis(250).toMillis());
        hikari.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        hikari.setMaxLifetime(Duration.ofMinutes(15).toMillis());
        hikari.setInitializationFailTimeout(-1);
        hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        this.pool = new HikariDataSource(hikari);
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin()).registerArrayType(UUID.class, "uuid");
        // Nor do what was bound belong into messages: addresses, and hashes of passwords, tokens and codes.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        this.gate = new Gate(poolSize, ADMISSION);
        refuse("idempotency_keys_key_length", () -> new Failure.Invalid("idempotency_key_length"));
        Gauge.builder("cruddur.gate.waiting", gate, Gate::waiting)
                .description("Requests that wait for their turn at the database")
                .register(metrics);
    }

    /** Makes {@code mapper} read the rows of its type, in all queries from now on. */
    public void register(RowMapper<?> mapper) {
        jdbi.registerRowMapper(mapper);
    }

    /**
     * Runs {@code query} on the SQL of {@code type}, in one connection and outside a transaction: for a single
     * statement.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R query(Class<S> type, Function<S, R> query) {
        return run(handle -> query.apply(handle.attach(type)));
    }

    /**
     * Runs {@code work} on the SQL of {@code type}, in one transaction: committed when this returns, rolled back when
     * {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached; whether a commit that was under
     *     way succeeded is then not known
     */
    public <S, R> R transaction(Class<S> type, Function<S, R> work) {
        return run(handle -> handle.inTransaction(transaction -> work.apply(transaction.attach(type))));
    }

    /**
     * Runs {@code work} in one transaction on the SQL of whatever rooms it needs: committed when this returns, rolled
     * back when {@code work} throws.
     *
     * @throws Failure.Unavailable as above
     */
    public <R> R transaction(Function<Transaction, R> work) {
        return run(handle -> {
            var transaction = new Transaction(handle);
            var result = handle.inTransaction(_ -> work.apply(transaction));
            transaction.committed();
            return result;
        });
    }

    /** Makes a statement that breaks {@code constraint} fail as {@code failure} tells, from now on. */
    public void refuse(String constraint, Supplier<Failure> failure) {
        violations.put(constraint, failure);
    }

    /**
     * Asks the database for its version, such as {@code 18.6}.
     *
     * @throws Failure.Unavailable when it cannot be reached
     */
    public String version() {
        return run(handle ->
                handle.createQuery("SHOW server_version").mapTo(String.class).one());
    }

    private <R> R run(Function<Handle, R> work) {
        if (!gate.enter()) {
            throw new Failure.Unavailable(
                    "The service has more to do than it can just now. Try again soon.", RETRY_AFTER);
        }
        try (var handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw SqlFailures.translate(e, RETRY_AFTER, violations);
        } finally {
            gate.leave();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
