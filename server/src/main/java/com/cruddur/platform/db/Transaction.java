package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.SqlInterface;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction in progress, which may run the SQL of several features. All of it commits, or nothing. */
public final class Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    /** What is committed together. */
    enum Extent {
        /** PostgreSQL commits the statement by itself; {@link #on} may be called once. */
        ONE_STATEMENT,
        SEVERAL_STATEMENTS
    }

    private final Connection connection;
    private final Extent extent;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean used;

    Transaction(Connection connection, Extent extent) {
        this.connection = connection;
        this.extent = extent;
    }

    /** Returns the SQL of {@code type}, which runs in this transaction. */
    public <S> S on(Class<S> type) {
        if (used && extent == Extent.ONE_STATEMENT) {
            throw new IllegalStateException("A second statement would not be part of the transaction");
        }
        used = true;
        return SqlInterface.on(type, connection);
    }

    /**
     * Runs {@code work} after the commit, when the transaction's connection is back in the pool, and never after a
     * rollback. An exception from {@code work} is logged; the transaction stays committed.
     */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        for (var work : afterCommit) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("What follows a commit failed; the commit stands", e);
            }
        }
    }

    /**
     * Runs {@code work}, which creates the row {@code resource}, unless an earlier request with this key created its
     * row. Waits for a concurrent request with this key.
     *
     * @param key null to run {@code work} in any case
     * @return the id of the row: {@code resource}, or the one that the earlier request created
     * @throws Failure.Conflict when the key was used for a different request
     */
    public UUID once(UUID user, @Nullable IdempotencyKey key, UUID resource, Runnable work) {
        if (key != null) {
            var sql = on(IdempotencySql.class);
            if (sql.claim(user, key.value(), key.fingerprint(), resource) == 0) {
                var earlier = sql.find(user, key.value());
                if (!MessageDigest.isEqual(earlier.fingerprint(), key.fingerprint())) {
                    throw new Failure.Conflict("This Idempotency-Key was used for another request: take a new one.");
                }
                return earlier.resourceUuid();
            }
        }
        work.run();
        return resource;
    }
}
