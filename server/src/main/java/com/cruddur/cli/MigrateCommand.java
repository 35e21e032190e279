package com.cruddur.cli;

import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.IamRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cruddur migrate}: applies missing migrations and grants the rights of the serving role. */
@Command(
        name = "migrate",
        description = "Apply the missing migrations to the database.",
        mixinStandardHelpOptions = true)
final class MigrateCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--grant",
            paramLabel = "ROLE",
            description = {
                "Then grant ROLE, as which serve signs in, the right to read and write the rows of all tables, and no",
                "other right. ROLE has to exist, except with --iam."
            })
    private @Nullable String role;

    @Option(
            names = "--iam",
            description = {
                "With --grant, on RDS: create ROLE without a password if it does not exist, and let it sign in by IAM."
            })
    private boolean iam;

    @Override
    public Integer call() {
        if (iam && role == null) {
            throw new ParameterException(spec.commandLine(), "--iam is said of the role that --grant names");
        }
        var config = quietConfig();
        try (var database = OpenDatabase.of(config)) {
            var appRole = role == null ? null : new AppRole(database.url(), role);
            say(migrate(database.url()));
            if (role != null && iam) {
                new IamRole(database.url(), role).make().forEach(this::say);
            }
            if (appRole != null) {
                appRole.grant().forEach(this::say);
            }
        }
        return 0;
    }

    private static String migrate(DatabaseUrl url) {
        var applied = new Migrations(url).migrate().applied();
        return applied == 0
                ? "The schema of %s is up to date.".formatted(url)
                : "Applied %s migration%s to %s.".formatted(applied, applied == 1 ? "" : "s", url);
    }

    private void say(String words) {
        spec.commandLine().getOut().println(words);
    }
}
