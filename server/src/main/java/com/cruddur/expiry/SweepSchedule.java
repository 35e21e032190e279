package com.cruddur.expiry;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps when the service starts and every minute from then on, also after an outage of the database. */
public final class SweepSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Two sweeps have left a row that stays on disk for longer. */
    private static final Duration LATE = PAUSE.multipliedBy(2);

    /** A little longer than a statement may take. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);

    private final Sweeper sweeper;
    private final Duration pause;
    private final BackgroundTask task;
    private volatile boolean failing;

    public SweepSchedule(Sweeper sweeper, MeterRegistry metrics) {
        this(sweeper, metrics, PAUSE);
    }

    SweepSchedule(Sweeper sweeper, MeterRegistry metrics, Duration pause) {
        this.sweeper = sweeper;
        this.pause = pause;
        Gauge.builder("cruddur.sweeper.up", this, sweeps -> sweeps.failing ? 0 : 1)
                .description("Whether the last sweep of this server succeeded, 1 or 0")
                .register(metrics);
        this.task = new BackgroundTask("sweeper", TIME_TO_STOP, metrics, this::round);
    }

    /** Starts the first sweep; call it once. */
    public void start() {
        task.start();
    }

    /** Stops after the transaction under way, which gets a second. */
    @Override
    public void close() {
        task.close();
    }

    private Duration round() {
        sweep();
        logLag();
        return pause;
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

    /** Logs the lag in a field of its own, so that an alarm can use the log where nobody collects metrics. */
    private void logLag() {
        var lag = sweeper.lag();
        if (lag.compareTo(LATE) > 0 && isWanted()) {
            LOG.atWarn()
                    .addKeyValue("expiry_lag_seconds", lag.toSeconds())
                    .log("Expired rows have been on disk for {} s", lag.toSeconds());
        }
    }

    /** Logs the first failure of an outage only. */
    private void report(RuntimeException e) {
        if (failing || !isWanted()) {
            return;
        }
        failing = true;
        LOG.warn("Expired rows stay on disk for now: {}", cause(e));
        LOG.debug("What failed", e);
    }

    /** The cause in words: overload, an outage, a schema that is not there yet, or a missing permission. */
    private static String cause(RuntimeException e) {
        if (e instanceof Failure.Unavailable) {
            return e.getCause() == null ? "the service is overloaded" : "the database does not answer";
        }
        Throwable innermost = e;
        while (innermost.getCause() != null && !(innermost instanceof SQLException)) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no cause given");
    }

    private boolean isWanted() {
        return !task.isStopping();
    }
}
