package com.cruddur.platform.db;

import com.cruddur.platform.Failure;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A transaction under way: the SQL of one room or of several, all of it done or nothing. */
public final class Transaction {

    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /** The SQL of {@code type}, in this transaction. */
    public <S> S on(Class<S> type) {
        return handle.attach(type);
    }

    /** Runs {@code work} once everything is committed; not at all when it is rolled back. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    /**
     * Does {@code work}, which makes the row {@code resource}, unless a request with the same key has done it already.
     * A request under way with the same key is waited for.
     *
     * @param key null to do it in any case
     * @return the row's id: {@code resource}, or what the earlier request made
     * @throws Failure.Conflict when the key was used for another request
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
