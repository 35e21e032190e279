package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.Pool;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.db.replica.Replicas;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The database as the features see it: one primary, and read replicas of it if there are any. Features name an interface
 * whose methods each run one SQL file. A request's wait is bounded: under two seconds for a request of one query, also
 * when the database is gone or hangs; then it fails with {@link Failure.Unavailable}.
 */
public final class Database implements AutoCloseable {

    private final Pool primary;
    private final Replicas replicas;

    /** Opens the primary's pool, without replicas. */
    public Database(DatabaseUrl url, int poolSize, MeterRegistry metrics) {
        this(url, ReplicaSettings.NONE, poolSize, metrics);
    }

    /**
     * Makes the pools, which connect when they are first asked, or at {@link #start}.
     *
     * @param poolSize connections to each server
     */
    public Database(DatabaseUrl url, ReplicaSettings settings, int poolSize, MeterRegistry metrics) {
        primary = Pool.ofPrimary(url, poolSize, metrics);
        replicas = new Replicas(url, settings, primary, replica -> Pool.ofReplica(replica, poolSize, metrics), metrics);
        mapConstraint("idempotency_keys_key_length", () -> new Failure.Invalid("idempotency_key_length"));
        mapConstraint("write_positions_user_uuid_fkey", () -> new Failure.Unauthorized("This account is gone."));
    }

    /** Begins to connect, and to watch the replicas: from then on they answer {@link #read}. Waits for no server. */
    public void start() {
        primary.start();
        replicas.start();
    }

    /**
     * Reports a violation of {@code constraint} as {@code failure} from now on. The named constraint is the rule; no
     * operation checks it beforehand.
     */
    public void mapConstraint(String constraint, Supplier<Failure> failure) {
        primary.mapConstraint(constraint, failure);
    }

    /**
     * Reads from the primary or a replica. A replica may not have what others wrote in the last few seconds, but always
     * has what the sender of the request wrote, and never shows what has expired or was withdrawn before
     * {@link #awaitReplicas}. What no replica can answer, or finds missing, is asked of the primary, so {@code query} may
     * run twice.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R read(Class<S> type, Function<S, R> query) {
        if (replicas.isEmpty()) {
            return query(type, query);
        }
        return replicas.read(connection -> query.apply(SqlInterface.on(type, connection)), () -> query(type, query));
    }

    /**
     * Reads from the primary, or runs a single statement that writes: each statement is committed by itself.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R query(Class<S> type, Function<S, R> query) {
        replicas.mayWrite();
        return primary.run(connection -> query.apply(SqlInterface.on(type, connection)));
    }

    /**
     * Runs {@code work} on the SQL of one feature in one transaction of the primary: committed when this returns, rolled
     * back when {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached; a commit under way may then have
     *     succeeded or not
     */
    public <S, R> R transaction(Class<S> type, Function<S, R> work) {
        return transaction(transaction -> work.apply(transaction.on(type)));
    }

    /**
     * Runs {@code work} on the SQL of several features in one transaction of the primary: committed when this returns,
     * rolled back when {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached; a commit under way may then have
     *     succeeded or not
     */
    public <R> R transaction(Function<Transaction, R> work) {
        replicas.writes();
        var committed = new AtomicReference<Transaction>();
        var result = primary.run(connection -> {
            var transaction = new Transaction(connection);
            var made = Connections.inTransaction(connection, () -> work.apply(transaction));
            committed.set(transaction);
            return made;
        });
        // Outside of run, which gives back the connection and the place in the limiter: this may need them.
        committed.get().committed();
        return result;
    }

    /**
     * Waits until no replica shows the state before the transactions committed so far. To be called after something was
     * withdrawn from others' eyes and before that is confirmed. Takes a second at most.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public void awaitReplicas() {
        replicas.await();
    }

    /**
     * Returns the rights that the role we signed in as needs and does not have, such as {@code INSERT on activities}; at
     * most 100.
     *
     * @throws Failure.Unavailable when the database cannot be reached
     */
    public List<String> lackingRights() {
        return query(RightsSql.class, sql -> sql.lacking(null));
    }

    @Override
    public void close() {
        replicas.close();
        primary.close();
    }
}
