package com.cruddur.cli;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cruddur psql}: opens psql on the configured database. */
@Command(
        name = "psql",
        description = {
            "Open psql on the configured database. Needs psql to be installed.",
            "Starts the embedded database when no server runs it."
        },
        mixinStandardHelpOptions = true)
final class PsqlCommand extends ConfiguredCommand implements Callable<Integer> {

    /** psql's environment variable for each parameter of pgjdbc. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "options", "PGOPTIONS");

    @Parameters(paramLabel = "ARGUMENT", description = "Arguments for psql, such as -c 'SELECT 1'.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        try (var database = OpenDatabase.of(quietConfig())) {
            var command = new ArrayList<>(List.of("psql"));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(variables(database.url()));
            try {
                return builder.start().waitFor();
            } catch (IOException e) {
                throw new OperatorException(
                        "psql is not installed: install PostgreSQL's client (on Debian: apt-get install"
                                + " postgresql-client)",
                        e);
            }
        }
    }

    /** Passes the connection in the environment, because every user of the machine can read a process's arguments. */
    private static Map<String, String> variables(DatabaseUrl url) {
        var variables = url.parameters().entrySet().stream()
                .filter(parameter -> VARIABLES.containsKey(parameter.getKey()))
                .collect(Collectors.toMap(parameter -> VARIABLES.get(parameter.getKey()), Map.Entry::getValue));
        variables.put("PGHOST", url.hosts().stream().map(DatabaseUrl.Host::name).collect(Collectors.joining(",")));
        variables.put(
                "PGPORT",
                url.hosts().stream().map(host -> Integer.toString(host.port())).collect(Collectors.joining(",")));
        variables.put("PGUSER", url.user());
        variables.put("PGDATABASE", url.database());
        var password = url.password();
        if (password != null) {
            variables.put("PGPASSWORD", password);
        }
        return variables;
    }
}
