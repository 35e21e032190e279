package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Config.DatabaseLocation;
import com.cruddur.config.Config.IdentityConfig;
import com.cruddur.config.Settings;
import com.cruddur.doctor.Deployment;
import com.cruddur.doctor.Doctor;
import com.cruddur.doctor.DoctorReport;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cruddur doctor}: examines a deployment and reports what is good, doubtful or broken. */
@Command(
        name = "doctor",
        description = {
            "Examine a deployment and report what is good, doubtful or broken, with the remedy.",
            "It reads the settings of serve, so run it where the server runs. It writes nothing and takes at most"
                    + " 15 s."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is broken (warnings are allowed), 1 something is, 2 wrong usage."})
final class DoctorCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        var report = report();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(new Json().write(report.document()), StandardCharsets.UTF_8));
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return report.isBroken() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private DoctorReport report() {
        Config config;
        try {
            config = config(Map.of());
        } catch (OperatorException e) {
            return Doctor.misconfigured(String.valueOf(e.getMessage()));
        }
        return new Doctor(deployment(config), Clock.systemUTC()).examine();
    }

    private static Deployment deployment(Config config) {
        return new Deployment(
                place(config.database()),
                config.replicas().urls(),
                sessions(config),
                config.get(Settings.ALLOW_SUPERUSER),
                signIn(config.identity()),
                config.avatars());
    }

    /** Returns the number of connections of a server: the pool, one to LISTEN, and one to compare replicas. */
    private static int sessions(Config config) {
        return config.poolSize()
                + (config.streamListen() ? 1 : 0)
                + (config.replicas().urls().isEmpty() ? 0 : 1);
    }

    /** The embedded database is examined only while a server runs it. */
    private static Deployment.Place place(DatabaseLocation location) {
        return switch (location) {
            case DatabaseLocation.Remote(var url) -> new Deployment.Place.Remote(url);
            case DatabaseLocation.Embedded(var directory, var _) ->
                EmbeddedPostgres.running(directory)
                        .<Deployment.Place>map(Deployment.Place.Embedded::new)
                        .orElseGet(() -> new Deployment.Place.Stopped(directory));
        };
    }

    private static Deployment.SignIn signIn(IdentityConfig identity) {
        return switch (identity) {
            case IdentityConfig.Local(var mail) ->
                mail == null
                        ? new Deployment.SignIn.Local(null, "")
                        : new Deployment.SignIn.Local(mail.server(), mail.from());
            case IdentityConfig.Cognito(var settings) -> new Deployment.SignIn.Cognito(settings);
        };
    }
}
