package com.cruddur.platform.db.replica;

import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.background.BackgroundTask;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.Pool;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import com.cruddur.platform.request.ReadConsistency;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The read replicas. A thread for each replica and for the primary polls its state four times a second. A replica is
 * read while it is good enough for the request.
 */
public final class Replicas implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** The interval while a caller waits for replicas to replay. */
    private static final Duration SHORT_INTERVAL = Duration.ofMillis(10);

    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final Duration TIME_TO_STOP = Duration.ofMillis(250);

    private final PrimaryWatch primary;
    private final Pool primaryPool;
    private final List<Replica> all;
    private final Map<Replica, Counter> reads;
    private final @Nullable Counter primaryReads;
    private final AtomicInteger turn = new AtomicInteger();

    private final List<BackgroundTask> tasks = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private int waiting;

    /** Creates the pools; replicas are not read before {@link #start}. */
    public Replicas(
            DatabaseUrl primaryUrl,
            ReplicaSettings settings,
            Pool primaryPool,
            Function<DatabaseUrl, Pool> pools,
            MeterRegistry metrics) {
        this.primary = new PrimaryWatch(primaryUrl);
        this.primaryPool = primaryPool;
        this.all = settings.urls().stream()
                .map(url -> new Replica(url, pools.apply(url), settings.maxLag(), primary))
                .toList();
        this.reads = all.stream().collect(Collectors.toMap(one -> one, one -> counter(one.name(), metrics)));
        this.primaryReads = all.isEmpty() ? null : counter("primary", metrics);
        all.forEach(one -> measure(one, metrics));
        if (!all.isEmpty()) {
            tasks.add(new BackgroundTask("primary-watch", TIME_TO_STOP, metrics, () -> look(this::lookAtPrimary)));
            all.forEach(replica -> tasks.add(new BackgroundTask(
                    "replica-watch-" + replica.name(), TIME_TO_STOP, metrics, () -> look(replica::look))));
        }
    }

    /**
     * Verifies that the replicas that answer belong to the primary.
     *
     * @throws OperatorException naming the replica that belongs to another database
     */
    public static void verify(DatabaseUrl primary, List<DatabaseUrl> replicas) {
        ReplicaVerification.refuseOthers(primary, replicas);
    }

    private static Counter counter(String target, MeterRegistry metrics) {
        return Counter.builder("cruddur.reads")
                .description("Reads that a replica may answer, by who did")
                .tag("target", target)
                .register(metrics);
    }

    private static void measure(Replica replica, MeterRegistry metrics) {
        Gauge.builder("cruddur.replica.lag", replica, Replica::lagSeconds)
                .description("How much older than the primary's what the replica shows is at most")
                .baseUnit("seconds")
                .tag("replica", replica.name())
                .register(metrics);
        Gauge.builder("cruddur.replica.usable", replica, one -> one.usable() ? 1 : 0)
                .description("Whether the replica is read")
                .tag("replica", replica.name())
                .register(metrics);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Starts to poll the primary and the replicas, which are read from then on. */
    public void start() {
        all.forEach(Replica::start);
        tasks.forEach(BackgroundTask::start);
    }

    private void lookAtPrimary() {
        primary.look();
        var seen = primary.seen();
        if (seen != null
                && primary.idle().compareTo(IDLE) > 0
                && all.stream().anyMatch(replica -> replica.nearlyLevelWith(seen))) {
            primary.flush();
        }
    }

    private Duration look(Runnable look) {
        look.run();
        lock.lock();
        try {
            looked.signalAll();
            return waiting == 0 ? INTERVAL : SHORT_INTERVAL;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs {@code read} on a replica that is good enough for the current request, else {@code primaryRead}. The primary
     * also answers what a replica fails to answer or does not find, because that may be new.
     */
    public <R> R read(Function<Connection, R> read, Supplier<R> primaryRead) {
        var at = primary.seen();
        var replica = at == null ? null : choose(at);
        if (at != null && replica != null) {
            try {
                var result = replica.run(read);
                // Otherwise the result may contain withdrawn posts, or the replica may have restarted with less
                // replayed.
                if (at.holds(System.nanoTime()) && replica.isAsSeen()) {
                    count(reads.get(replica));
                    return result;
                }
            } catch (Failure.Unavailable | UncheckedSqlException e) {
                replica.failed(e);
            } catch (Failure.NotFound _) {
                // the row may not be replayed yet
            }
        }
        count(primaryReads);
        return primaryRead.get();
    }

    /** Makes the current request read from the primary from now on, and record its writes. */
    public void writes() {
        if (!isEmpty()) {
            ReadConsistency.wrote(this::note);
        }
    }

    /** Prepares for a statement that writes if the current request is for writing. */
    public void mayWrite() {
        if (!isEmpty()) {
            ReadConsistency.mayHaveWritten(this::note);
        }
    }

    private void note(UUID user) {
        var _ = primaryPool.runUnlimited(connection -> {
            SqlInterface.on(WritePositionSql.class, connection).note(user);
            return user;
        });
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private @Nullable Replica choose(PrimaryWatch.Seen at) {
        var needed = ReadConsistency.needed();
        if (needed == ReadConsistency.PRIMARY_ONLY || !at.holds(System.nanoTime())) {
            return null;
        }
        var first = turn.getAndIncrement();
        for (var i = 0; i < all.size(); i++) {
            var replica = all.get(Math.floorMod(first + i, all.size()));
            if (replica.serves(needed, at)) {
                return replica;
            }
        }
        return null;
    }

    /**
     * Waits until every replica has replayed the primary's log up to now, or for a second. By then no server of Cruddur
     * reads from a replica that has not, because none uses a reading of the primary that is older than a second.
     *
     * @throws Failure.Unavailable when the primary is overloaded or unreachable
     */
    public void await() {
        var position = primaryPool.runUnlimited(connection ->
                SqlInterface.on(WritePositionSql.class, connection).raise());
        if (position.isEmpty()) {
            return;
        }
        primary.raise(position.get());
        var deadline = System.nanoTime() + PrimaryWatch.LEASE.toNanos();
        lock.lock();
        waiting++;
        try {
            tasks.forEach(BackgroundTask::wake);
            var left = deadline - System.nanoTime();
            while (left > 0 && !all.stream().allMatch(replica -> replica.hasReplayed(position.get()))) {
                var _ = looked.awaitNanos(left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The service is stopping.", Duration.ofSeconds(1), e);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    @Override
    public void close() {
        tasks.forEach(BackgroundTask::close);
        all.forEach(Replica::close);
        primary.close();
    }
}
