package com.cruddur.cli;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.migration.SchemaDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cruddur schema}: writes the schema that the migrations create to a file. */
@Command(
        name = "schema",
        description = "Write the whole schema to a file, as the migrations create it.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it, - for standard output (default: db/schema.sql in the checkout).")
    private @Nullable String output;

    @Override
    public Integer call() {
        var home = ConfiguredCommand.home();
        var target = output != null || home == null
                ? output
                : home.resolve("db/schema.sql").toString();
        if (target == null || target.equals("-")) {
            spec.commandLine().getOut().print(SchemaDump.sql());
            spec.commandLine().getOut().flush();
            return 0;
        }
        try {
            Files.writeString(Path.of(target), SchemaDump.sql());
            spec.commandLine().getOut().println("Wrote " + target);
            return 0;
        } catch (IOException e) {
            throw new OperatorException("Cannot write %s: %s".formatted(target, e.getMessage()), e);
        }
    }
}
