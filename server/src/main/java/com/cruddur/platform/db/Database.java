package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.Pool;
import com.cruddur.platform.db.replica.ReadConsistency;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.db.replica.Replicas;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The database as the features see it. A request's wait is bounded: under two seconds for the one-query requests, also
 * when the database is gone or hangs; then it is a {@link Failure.Unavailable}. It is one primary, and read replicas of
 * it when there are some, which answer what {@link #read} asks.
 */
public final class Database implements AutoCloseable {

    private final Pool primary;
    private final Replicas replicas;

    /** Without replicas. */
    public Database(DatabaseUrl url, int poolSize, MeterRegistry metrics) {
        this(url, ReplicaSettings.NONE, poolSize, metrics);
    }

    /**
     * Opens the pools; connections are made in the background, whether or not the database is there yet.
     *
     * @param poolSize connections to each server
     */
    public Database(DatabaseUrl url, ReplicaSettings settings, int poolSize, MeterRegistry metrics) {
        primary = Pool.ofPrimary(url, poolSize, metrics);
        replicas = new Replicas(url, settings, replica -> Pool.ofReplica(replica, poolSize, metrics), metrics);
        refuse("idempotency_keys_key_length", () -> new Failure.Invalid("idempotency_key_length"));
        refuse("write_positions_user_uuid_fkey", () -> new Failure.Unauthorized("This account is gone."));
    }

    /** Begins to look at the replicas: from then on {@link #read} is answered by them. */
    public void watchReplicas() {
        replicas.start();
    }

    /** Makes {@code mapper} read the rows of its type, in all queries from now on. */
    public void register(RowMapper<?> mapper) {
        primary.register(mapper);
        replicas.register(mapper);
    }

    /**
     * Runs {@code query} on the SQL of {@code type}, in one connection and outside a transaction: for a single
     * statement.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R query(Class<S> type, Function<S, R> query) {
        if (!replicas.isEmpty()) {
            ReadConsistency.mayHaveWritten(this::note);
        }
        return primary.run(handle -> query.apply(handle.attach(type)));
    }

    /**
     * Runs {@code query} on the SQL of {@code type}, for reading alone, where it does not matter that what others wrote
     * in the last few seconds may be missing. What the request's sender wrote is not missing; what has expired or was
     * {@linkplain #awaitReplicas withdrawn} is not there. A replica may answer; what it has not, or cannot tell, the primary is
     * asked for, so {@code query} may run twice.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R read(Class<S> type, Function<S, R> query) {
        if (replicas.isEmpty()) {
            return query(type, query);
        }
        return replicas.read(handle -> query.apply(handle.attach(type)), () -> query(type, query));
    }

    /**
     * Returns when nobody is shown any more, by any replica, what was before the transactions that are committed: to be
     * called when something was taken away from others' eyes, before that is confirmed. Takes a second at most.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public void awaitReplicas() {
        replicas.awaitReplicas(primary.runUnasked(
                handle -> handle.attach(WritePositionSql.class).raise()));
    }

    private void note(UUID person) {
        primary.runUnasked(handle -> {
            handle.attach(WritePositionSql.class).note(person);
            return person;
        });
    }

    private void wrote() {
        if (!replicas.isEmpty()) {
            ReadConsistency.wrote(this::note);
        }
    }

    /**
     * Runs {@code work} on the SQL of {@code type}, in one transaction: committed when this returns, rolled back when
     * {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached; whether a commit that was under
     *     way succeeded is then not known
     */
    public <S, R> R transaction(Class<S> type, Function<S, R> work) {
        wrote();
        return primary.run(handle -> handle.inTransaction(transaction -> work.apply(transaction.attach(type))));
    }

    /**
     * Runs {@code work} in one transaction on the SQL of whatever rooms it needs: committed when this returns, rolled
     * back when {@code work} throws.
     *
     * @throws Failure.Unavailable as above
     */
    public <R> R transaction(Function<Transaction, R> work) {
        wrote();
        return primary.run(handle -> {
            var transaction = new Transaction(handle);
            var result = handle.inTransaction(_ -> work.apply(transaction));
            transaction.committed();
            return result;
        });
    }

    /** Makes a statement that breaks {@code constraint} fail as {@code failure} tells, from now on. */
    public void refuse(String constraint, Supplier<Failure> failure) {
        primary.refuse(constraint, failure);
    }

    /**
     * What the role that we signed in as may not do and has to, such as {@code INSERT on activities}; at most 100.
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
