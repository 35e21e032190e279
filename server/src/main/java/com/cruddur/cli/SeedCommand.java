package com.cruddur.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cruddur seed}: inserts the sample rows. */
@Command(
        name = "seed",
        description = "Insert the sample rows that are missing: two people and a post.",
        mixinStandardHelpOptions = true)
final class SeedCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var database = OpenDatabase.of(quietConfig())) {
            database.requireSchema();
            SampleRows.insert(database.url());
        }
        spec.commandLine().getOut().println("The sample rows are in.");
        return 0;
    }
}
