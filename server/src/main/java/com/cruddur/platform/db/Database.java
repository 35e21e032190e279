package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.Pool;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.db.replica.Replicas;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.request.ReadConsistency;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The primary database and its read replicas. Features pass an interface whose methods each run one SQL file. Every
 * wait is bounded: a request of one query takes under two seconds even when the database is gone or hangs, and then
 * fails with {@link Failure.Unavailable}.
 */
public final class Database implements AutoCloseable {

    private final Pool primary;
    private final Replicas replicas;

    /** Creates the primary's pool of {@code poolSize} connections, without replicas. */
    public Database(DatabaseUrl url, int poolSize, MeterRegistry metrics) {
        this(url, ReplicaSettings.NONE, poolSize, metrics);
    }

    /**
     * Creates the pools, which connect at their first use or at {@link #start}.
     *
     * @param poolSize the number of connections to the primary; those to a replica are as many as are for reads there
     */
    public Database(DatabaseUrl url, ReplicaSettings settings, int poolSize, MeterRegistry metrics) {
        primary = Pool.ofPrimary(url, poolSize, metrics);
        replicas = new Replicas(
                url, settings, primary, replica -> Pool.ofReplica(replica, Pool.reads(poolSize), metrics), metrics);
        mapConstraint("idempotency_keys_key_length", () -> new Failure.Invalid("idempotency_key_length"));
        mapWriters("idempotency_keys_user_uuid_fkey", "write_positions_user_uuid_fkey");
    }

    /** Starts to connect and to watch the replicas, which answer {@link #read} from then on. Waits for no server. */
    public void start() {
        primary.start();
        replicas.start();
    }

    /**
     * From now on reports a violation of {@code constraint} as {@code failure}. Operations rely on the constraint and
     * do not check it beforehand.
     */
    public void mapConstraint(String constraint, Supplier<Failure> failure) {
        primary.mapConstraint(constraint, failure);
    }

    /**
     * From now on reports a violation of {@code references}, from rows to the person who writes them, as an account that
     * was deleted during the request.
     */
    public void mapWriters(String... references) {
        for (var reference : references) {
            mapConstraint(reference, () -> new Failure.Unauthorized("This account was deleted just now."));
        }
    }

    /**
     * Reads from the primary or a replica. A replica may lack what others wrote in the last few seconds. It has
     * everything that the sender of the request wrote, and shows nothing that has expired or was withdrawn before
     * {@link #awaitReplicas}. If no replica can answer, or a replica finds nothing, the primary answers, so
     * {@code query} may run twice.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable
     */
    public <S, R> R read(Class<S> type, Function<S, R> query) {
        if (replicas.isEmpty()) {
            return query(type, query);
        }
        return replicas.read(connection -> query.apply(SqlInterface.on(type, connection)), () -> query(type, query));
    }

    /**
     * Reads from the primary.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable
     */
    public <S, R> R readPrimary(Class<S> type, Function<S, R> query) {
        return primary.run(connection -> query.apply(SqlInterface.on(type, connection)));
    }

    /**
     * Reads from the primary, or runs a single statement that writes. Each statement commits by itself.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable
     */
    public <S, R> R query(Class<S> type, Function<S, R> query) {
        replicas.mayWrite();
        return ReadConsistency.isReading()
                ? readPrimary(type, query)
                : primary.write(connection -> query.apply(SqlInterface.on(type, connection)));
    }

    /**
     * Runs {@code work} on the SQL of one feature in one transaction of the primary: committed when this returns,
     * rolled back when {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable; a commit in progress may have
     *     succeeded or failed then
     */
    public <S, R> R transaction(Class<S> type, Function<S, R> work) {
        return transaction(transaction -> work.apply(transaction.on(type)));
    }

    /**
     * Runs {@code work} on the SQL of several features in one transaction of the primary: committed when this returns,
     * rolled back when {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable; a commit in progress may have
     *     succeeded or failed then
     */
    public <R> R transaction(Function<Transaction, R> work) {
        return write(Transaction.Extent.SEVERAL_STATEMENTS, work);
    }

    /**
     * Runs {@code work}, whose only statement is a transaction by itself: a round trip less than {@link
     * #transaction(Function)} takes. What {@code work} registers by {@link Transaction#afterCommit} follows.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable; the statement may have succeeded or
     *     failed then
     */
    public <R> R statement(Function<Transaction, R> work) {
        return write(Transaction.Extent.ONE_STATEMENT, work);
    }

    private <R> R write(Transaction.Extent extent, Function<Transaction, R> work) {
        replicas.writes();
        var committed = new AtomicReference<Transaction>();
        var result = primary.write(connection -> {
            var transaction = new Transaction(connection, extent);
            var made = switch (extent) {
                case ONE_STATEMENT -> work.apply(transaction);
                case SEVERAL_STATEMENTS -> Connections.inTransaction(connection, () -> work.apply(transaction));
            };
            committed.set(transaction);
            return made;
        });
        // Outside of the write, which releases the connection and the place in the limiter, because this may need both.
        committed.get().committed();
        return result;
    }

    /**
     * Waits until no replica shows a state older than the transactions committed so far; at most a second. Call it
     * after an operation that hides something, before confirming that operation.
     *
     * @throws Failure.Unavailable when the database is overloaded or unreachable
     */
    public void awaitReplicas() {
        replicas.await();
    }

    /**
     * Returns the rights that the current role needs and lacks, such as {@code INSERT on activities}; at most 100.
     *
     * @throws Failure.Unavailable when the database is unreachable
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
