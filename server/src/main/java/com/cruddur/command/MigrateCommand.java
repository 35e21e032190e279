package com.cruddur.command;

import com.cruddur.platform.db.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cruddur migrate}: the schema brought up to date. */
@Command(
        name = "migrate",
        description = "Bring the database's schema up to date, and say what was done.",
        mixinStandardHelpOptions = true)
final class MigrateCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        var config = quietConfig().database();
        try (var database = OpenDatabase.of(config)) {
            var outcome = new Migrations(database.url()).migrate();
            spec.commandLine()
                    .getOut()
                    .println(
                            outcome.applied() == 0
                                    ? "The schema of %s is up to date.".formatted(database.url())
                                    : "Applied %d migration%s to %s."
                                            .formatted(
                                                    outcome.applied(),
                                                    outcome.applied() == 1 ? "" : "s",
                                                    database.url()));
        }
        return 0;
    }
}
