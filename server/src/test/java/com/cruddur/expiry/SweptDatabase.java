package com.cruddur.expiry;

import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.pool.Pool;
import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** A database with a sweeper. */
final class SweptDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int WRITES = CONNECTIONS - Pool.reads(CONNECTIONS);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestDatabase database = TestDatabase.migrated();
    private final Database pool = new Database(database.serviceUrl(), CONNECTIONS, metrics);
    private final Sweeper sweeper = new Sweeper(pool, metrics);

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    TestDatabase database() {
        return database;
    }

    Sweeper sweeper() {
        return sweeper;
    }

    long sweep() {
        return sweeper.sweep();
    }

    void add(String message, String parent, String expiresAt) {
        database.execute(
                "INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at) VALUES ('%s', %s, %s)"
                        .formatted(message, parent, expiresAt));
    }

    void addMany(int count, String parent, String expiresAt) {
        database.execute("""
                INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at)
                SELECT 'many', %s, %s FROM generate_series(1, %s) AS n
                """.formatted(parent, expiresAt, count));
    }

    static String uuid(String message) {
        return "(SELECT uuid FROM public.activities WHERE message = '%s')".formatted(message);
    }

    List<String> messages() {
        return database.texts("SELECT message FROM public.activities ORDER BY message");
    }

    /** A session that holds the row until it ends its transaction. */
    Connection hold(String message) throws SQLException {
        var session = database.url().connect("cruddur-test");
        session.setAutoCommit(false);
        try (var statement = session.createStatement()) {
            statement.execute("SELECT 1 FROM public.activities WHERE message = '%s' FOR UPDATE".formatted(message));
        }
        return session;
    }

    /** Takes every place for writes at the sweeper's pool, and leaves them after {@code time}. */
    void overload(Executor threads, Duration time) throws InterruptedException {
        var taken = new CountDownLatch(WRITES);
        for (var write = 0; write < WRITES; write++) {
            threads.execute(() -> pool.transaction(ExpirySql.class, sql -> {
                taken.countDown();
                LockSupport.parkNanos(time.toNanos());
                return true;
            }));
        }
        taken.await();
    }

    /** From now on the database notes in which transaction each row is deleted. */
    void logTransactions() {
        database.execute("""
                CREATE TABLE deletions (transaction bigint);
                CREATE FUNCTION log_deletion() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO deletions VALUES (txid_current()); RETURN NULL; END';
                """);
        for (var table : List.of("activities", "likes", "notifications")) {
            database.execute(
                    "CREATE TRIGGER log_deletion AFTER DELETE ON public.%s FOR EACH ROW EXECUTE FUNCTION log_deletion()"
                            .formatted(table));
        }
    }

    long largestTransaction() {
        return Long.parseLong(database.texts("SELECT count(*) FROM deletions GROUP BY transaction ORDER BY 1 DESC")
                .getFirst());
    }

    double deleted() {
        return metrics.counter("cruddur.expired.rows", "table", "activities").count();
    }

    double lag() {
        return metrics.get("cruddur.expiry.lag").gauge().value();
    }
}
