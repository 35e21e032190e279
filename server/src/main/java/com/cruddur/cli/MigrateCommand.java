package com.cruddur.cli;

import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.IamRole;
import com.cruddur.platform.db.StatementStatistics;
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

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = {
                "With --grant: let ROLE have at most N connections at a time, over all servers. Choose more than their",
                "pools need, and less than max_connections."
            })
    private @Nullable Integer connections;

    @Override
    public Integer call() {
        if (role == null && (iam || connections != null)) {
            throw new ParameterException(
                    spec.commandLine(), (iam ? "--iam" : "--connections") + " is said of the role that --grant names");
        }
        if (connections != null && connections < 1) {
            throw new ParameterException(spec.commandLine(), "--connections takes a number from 1 on");
        }
        var config = quietConfig();
        try (var database = OpenDatabase.of(config)) {
            var appRole = role == null ? null : new AppRole(database.url(), role);
            say(migrate(database.url()));
            new StatementStatistics(database.url()).enable().ifPresent(this::say);
            if (role != null && iam) {
                new IamRole(database.url(), role).make().forEach(this::say);
            }
            if (appRole != null) {
                appRole.grant().forEach(this::say);
                if (connections != null) {
                    say(appRole.limitConnections(connections));
                }
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
