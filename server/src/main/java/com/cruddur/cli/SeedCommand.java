package com.cruddur.cli;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.sample.MadeUpData;
import com.cruddur.sample.SampleData;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cruddur seed}: sample rows, or a large made-up data set. */
@Command(
        name = "seed",
        description = {
            "Put in the sample rows: two people and a post. Doing it again changes nothing.",
            "With --users or --activities, add a large made-up data set as well."
        },
        mixinStandardHelpOptions = true)
final class SeedCommand extends ConfiguredCommand implements Callable<Integer> {

    private static final int USUAL_ACTIVITIES_EACH = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--users", paramLabel = "N", description = "Make up N people, 1 to " + MadeUpData.MOST_USERS + ".")
    private @Nullable Integer users;

    @Option(
            names = "--activities",
            paramLabel = "M",
            description = "Make up M posts and replies by them, 0 to " + MadeUpData.MOST_ACTIVITIES
                    + " (default: ten a person).")
    private @Nullable Integer activities;

    @Override
    public Integer call() throws SQLException {
        var madeUp = madeUpData();
        var config = quietConfig();
        try (var database = OpenDatabase.of(config)) {
            database.requireSchema();
            try (var connection = database.url().connect("cruddur-seed")) {
                SampleData.insert(connection);
                spec.commandLine().getOut().println("The sample rows are in.");
            }
            if (madeUp != null) {
                insert(madeUp, database.url());
            }
        }
        return 0;
    }

    private @Nullable MadeUpData madeUpData() {
        if (users == null && activities == null) {
            return null;
        }
        var people = users != null ? users : Math.max(1, Objects.requireNonNull(activities) / USUAL_ACTIVITIES_EACH);
        var posts = activities != null
                ? activities
                : (int) Math.min(MadeUpData.MOST_ACTIVITIES, (long) people * USUAL_ACTIVITIES_EACH);
        requireWithin("--users", people, 1, MadeUpData.MOST_USERS);
        requireWithin("--activities", posts, 0, MadeUpData.MOST_ACTIVITIES);
        return new MadeUpData(people, posts);
    }

    private void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from %d to %d, not %d".formatted(option, least, most, value));
        }
    }

    private void insert(MadeUpData madeUp, DatabaseUrl url) throws SQLException {
        var start = System.nanoTime();
        long rows;
        try (var bar = new ProgressBarBuilder()
                .setTaskName("Made up")
                .setInitialMax(madeUp.users() + madeUp.activities())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .showSpeed()
                .build()) {
            rows = madeUp.insert(url, bar::stepBy);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        spec.commandLine()
                .getOut()
                .printf(
                        "Added %,d people and %,d activities in %.1f s: %,.0f rows/s.%n",
                        madeUp.users(), madeUp.activities(), seconds, rows / seconds);
    }
}
