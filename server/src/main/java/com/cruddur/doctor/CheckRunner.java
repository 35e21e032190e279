package com.cruddur.doctor;

import com.cruddur.doctor.DoctorReport.Diagnosis;
import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Skipped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks with a time limit for each and for all together. A check without an answer is reported as broken. */
final class CheckRunner implements AutoCloseable {

    private static final Duration CHECK = Duration.ofSeconds(4);
    private static final Duration ALL = Duration.ofSeconds(12);

    /** The least time for a check that starts late. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long end = System.nanoTime() + ALL.toNanos();

    record Started(Check check, Future<Finding> finding, long deadline) {}

    Started start(Check check) {
        return new Started(check, threads.submit(check.task()), System.nanoTime() + CHECK.toNanos());
    }

    Diagnosis run(Check check) {
        return System.nanoTime() > end
                ? new Diagnosis(check.name(), new Skipped("no time was left"))
                : await(start(check));
    }

    Diagnosis await(Started started) {
        return new Diagnosis(started.check().name(), finding(started));
    }

    private Finding finding(Started started) {
        var left = Math.max(LEAST.toNanos(), Math.min(started.deadline(), end) - System.nanoTime());
        try {
            return started.finding().get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            started.finding().cancel(true);
            return new Broken(
                    "no answer within %s s".formatted(CHECK.toSeconds()),
                    "find out what hangs there: the server, or the network between here and there");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Skipped("interrupted");
        }
    }

    private static Finding failed(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return refused(refused);
            }
        }
        return new Broken("could not be looked at: " + FindingText.line(thrown), "look at what else is broken first");
    }

    private static Finding refused(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "57014" ->
                new Broken(
                        "the database did not answer within %s s".formatted(ServerSession.STATEMENT.toSeconds()),
                        "look in pg_stat_activity for what holds locks, and whether the server is overloaded");
            case "42501" ->
                new Broken(
                        "the role may not look at it: " + FindingText.line(e),
                        "see the check rights for what it has to have");
            default ->
                new Broken("could not be looked at: " + FindingText.line(e), "look at what else is broken first");
        };
    }

    /** Does not wait for running checks. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * A check.
     *
     * @param name its name for programs: small letters and hyphens, never changed
     * @param task runs the check; an exception is reported as broken
     */
    record Check(String name, Callable<Finding> task) {}
}
