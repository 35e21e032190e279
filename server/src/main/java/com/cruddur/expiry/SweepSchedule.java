package com.cruddur.expiry;

import com.cruddur.platform.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps at once and then every minute, on a thread of its own, whatever happens to the database meanwhile. */
public final class SweepSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What is on disk for longer has been left by two sweeps. */
    private static final Duration LATE = PAUSE.multipliedBy(2);

    /** A little longer than a statement may take. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Sweeper sweeper;
    private final Duration pause;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("sweeper").unstarted(this::run);
    private boolean failing;

    public SweepSchedule(Sweeper sweeper) {
        this(sweeper, PAUSE);
    }

    SweepSchedule(Sweeper sweeper, Duration pause) {
        this.sweeper = sweeper;
        this.pause = pause;
    }

    /** Begins; to be called once. */
    public void start() {
        thread.start();
    }

    /** Ends after the transaction under way, which is given a second. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                sweep();
                tellLag();
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            var rows = sweeper.sweepWhile(this::isWanted);
            LOG.debug("Deleted {} expired rows", rows);
            if (failing && isWanted()) {
                failing = false;
                LOG.info("Expired rows are deleted again");
            }
        } catch (RuntimeException e) {
            report(e);
        }
    }

    /** Each time, with the number as a field of its own: where nobody reads the metric, an alarm is made of this line. */
    private void tellLag() {
        var lag = sweeper.lag();
        if (lag.compareTo(LATE) > 0 && isWanted()) {
            LOG.atWarn()
                    .addKeyValue("expiry_lag_seconds", lag.toSeconds())
                    .log("Expired rows have been on disk for {} s", lag.toSeconds());
        }
    }

    /** Once an outage: whoever reads the log needs no reminder every minute. */
    private void report(RuntimeException e) {
        if (failing || !isWanted()) {
            return;
        }
        failing = true;
        LOG.warn("Expired rows stay on disk for now: {}", cause(e));
        LOG.debug("What failed", e);
    }

    /** In words; besides an outage the schema may not be there yet, or a permission be missing. */
    private static String cause(RuntimeException e) {
        if (e instanceof Failure.Unavailable) {
            return "the database does not answer";
        }
        Throwable innermost = e;
        while (innermost.getCause() != null && !(innermost instanceof SQLException)) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no cause given");
    }

    private boolean isWanted() {
        return end.getCount() > 0;
    }
}
