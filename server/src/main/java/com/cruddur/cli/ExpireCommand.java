package com.cruddur.cli;

import com.cruddur.expiry.Backlog;
import com.cruddur.expiry.Sweeper;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cruddur expire}: deletes or counts expired rows. */
@Command(
        name = "expire",
        description = {
            "Delete expired rows, and print how many there were.",
            "A server does this every minute. Expired posts are hidden in the meantime."
        },
        mixinStandardHelpOptions = true)
final class ExpireCommand extends ConfiguredCommand implements Callable<Integer> {

    /** The wait for rows that another session or sweeper has locked. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--verify",
            description = "Delete nothing; print how many expired rows remain, and exit with 1 if there are any.")
    private boolean verify;

    @Override
    public Integer call() throws InterruptedException {
        var config = quietConfig();
        try (var open = OpenDatabase.of(config)) {
            open.requireSchema();
            try (var database = new Database(open.url(), 1, new SimpleMeterRegistry())) {
                var sweeper = new Sweeper(database, new SimpleMeterRegistry());
                return verify ? verify(sweeper) : sweep(sweeper);
            } catch (Failure.Unavailable e) {
                throw new OperatorException(
                        "The database %s stopped answering: run cruddur expire again, it goes on where it was"
                                .formatted(open.url()),
                        e);
            }
        }
    }

    private int verify(Sweeper sweeper) {
        var left = left(sweeper);
        if (left.isEmpty()) {
            say("Nothing that has expired is on disk.");
            return ExitCode.OK;
        }
        for (var backlog : left) {
            say("%s on disk, expired since %s.".formatted(rows(backlog), backlog.firstExpiry()));
        }
        return ExitCode.SOFTWARE;
    }

    private int sweep(Sweeper sweeper) throws InterruptedException {
        var deleted = 0L;
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            var now = sweeper.sweep();
            deleted += now;
            var left = left(sweeper);
            if (left.isEmpty()) {
                say(deleted(deleted) + ".");
                return ExitCode.OK;
            }
            if (now > 0) {
                deadline = System.nanoTime() + TIMEOUT.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new OperatorException(
                        "%s, but %s held by another session: run cruddur expire again when that is over"
                                .formatted(deleted(deleted), rows(left.getFirst())));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Returns the tables with expired rows. */
    private static List<Backlog> left(Sweeper sweeper) {
        return sweeper.backlogs().stream()
                .filter(backlog -> backlog.expired() > 0)
                .toList();
    }

    private static String deleted(long rows) {
        return "Deleted %s expired row%s".formatted(Numbers.grouped(rows), rows == 1 ? "" : "s");
    }

    private static String rows(Backlog backlog) {
        var table = backlog.tableName();
        if (backlog.expired() > Backlog.COUNTED) {
            return "more than %s expired rows of %s are".formatted(Numbers.grouped(Backlog.COUNTED), table);
        }
        return backlog.expired() == 1
                ? "1 expired row of %s is".formatted(table)
                : "%s expired rows of %s are".formatted(Numbers.grouped(backlog.expired()), table);
    }

    private void say(String words) {
        spec.commandLine().getOut().println(words);
    }
}
