package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The database as the features see it. A request's wait is bounded: under two seconds for the one-query requests, also
 * when the database is gone or hangs; then it is a {@link Failure.Unavailable}.
 */
public final class Database implements AutoCloseable {

    private final Pool primary;

    /** Opens the pool; connections are made in the background, whether or not the database is there yet. */
    public Database(DatabaseUrl url, int poolSize, MeterRegistry metrics) {
        primary = new Pool(url, poolSize, metrics);
        refuse("idempotency_keys_key_length", () -> new Failure.Invalid("idempotency_key_length"));
    }

    /** Makes {@code mapper} read the rows of its type, in all queries from now on. */
    public void register(RowMapper<?> mapper) {
        primary.register(mapper);
    }

    /**
     * Runs {@code query} on the SQL of {@code type}, in one connection and outside a transaction: for a single
     * statement.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public <S, R> R query(Class<S> type, Function<S, R> query) {
        return primary.run(handle -> query.apply(handle.attach(type)));
    }

    /**
     * Runs {@code work} on the SQL of {@code type}, in one transaction: committed when this returns, rolled back when
     * {@code work} throws.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached; whether a commit that was under
     *     way succeeded is then not known
     */
    public <S, R> R transaction(Class<S> type, Function<S, R> work) {
        return primary.run(handle -> handle.inTransaction(transaction -> work.apply(transaction.attach(type))));
    }

    /**
     * Runs {@code work} in one transaction on the SQL of whatever rooms it needs: committed when this returns, rolled
     * back when {@code work} throws.
     *
     * @throws Failure.Unavailable as above
     */
    public <R> R transaction(Function<Transaction, R> work) {
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
        primary.close();
    }
}
