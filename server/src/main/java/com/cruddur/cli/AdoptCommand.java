package com.cruddur.cli;

import com.cruddur.adoption.Adoption;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cruddur adopt}: takes over a database with the two tables of a Cruddur from before migrations. */
@Command(
        name = "adopt",
        description = {
            "Take over a database with the tables users and activities of a Cruddur from before migrations.",
            "Prints what it will do, then does it in one transaction. Stop the application that uses the tables first."
        },
        mixinStandardHelpOptions = true)
final class AdoptCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of times that are stored without one, such as Europe/Sofia (default: UTC).")
    private String zone = "UTC";

    @Option(names = "--dry-run", description = "Print what would be done, and change nothing.")
    private boolean dryRun;

    @Option(names = "--drop-old", description = "Drop the old tables, which adopt moved into the schema sketch.")
    private boolean dropOld;

    @Override
    public Integer call() {
        // An offset would mean its opposite: PostgreSQL counts those of POSIX, westwards.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--time-zone %s is not the name of a zone, such as Europe/Sofia".formatted(zone));
        }
        try (var database = OpenDatabase.of(quietConfig())) {
            var out = spec.commandLine().getOut();
            var adoption = new Adoption(database.url(), line -> {
                out.println(line);
                out.flush();
            });
            if (dropOld) {
                adoption.dropOld(dryRun);
            } else if (dryRun) {
                adoption.preview(ZoneId.of(zone));
            } else {
                adoption.adopt(ZoneId.of(zone));
            }
        }
        return 0;
    }
}
