package com.cruddur.doctor;

import com.cruddur.doctor.CheckRunner.Check;
import com.cruddur.doctor.DoctorReport.Diagnosis;
import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Examines a deployment without writing anything. A check takes at most four seconds, and all checks together at most
 * twelve, even when the database hangs.
 */
public final class Doctor {

    private final Deployment deployment;
    private final Clock clock;

    /** @param clock this machine's clock, to compare with the database's */
    public Doctor(Deployment deployment, Clock clock) {
        this.deployment = deployment;
        this.clock = clock;
    }

    public DoctorReport examine() {
        try (var runner = new CheckRunner()) {
            var external = external().stream().map(runner::start).toList();
            var found = new ArrayList<Diagnosis>();
            found.add(new Diagnosis("configuration", new Finding.Good("every setting can be read")));
            found.addAll(database(runner));
            external.forEach(started -> found.add(runner.await(started)));
            return new DoctorReport("Cruddur at " + subject(), found);
        }
    }

    /** Returns the report for an invalid configuration. */
    public static DoctorReport misconfigured(String mistakes) {
        return new DoctorReport(
                "Cruddur",
                List.of(new Diagnosis(
                        "configuration",
                        new Broken(mistakes, "correct them; docs/configuration.md has all settings"))));
    }

    private List<Check> external() {
        var checks = new ExternalChecks(deployment);
        return List.of(
                new Check("mail", checks::mail),
                new Check("cognito", checks::cognito),
                new Check("pictures", checks::pictures));
    }

    private List<Diagnosis> database(CheckRunner runner) {
        return switch (deployment.place()) {
            case Deployment.Place.Remote(var url) -> database(runner, url);
            case Deployment.Place.Embedded(var url) -> database(runner, url);
            case Deployment.Place.Stopped(Path directory) ->
                List.of(new Diagnosis(
                        "sign-in",
                        new Broken(
                                "DATABASE_URL is not set, and no server runs on the data directory " + directory,
                                "start ./cruddur serve, set DATABASE_URL, or name another directory with --data-dir")));
        };
    }

    private List<Diagnosis> database(CheckRunner runner, DatabaseUrl url) {
        try (var probe = new ConnectionProbe(url)) {
            var found =
                    new ArrayList<>(checks(url, probe).stream().map(runner::run).toList());
            found.addAll(replicas(runner, probe));
            return found;
        }
    }

    /** Checks all replicas at once, each against the latest state of the primary. */
    private List<Diagnosis> replicas(CheckRunner runner, ConnectionProbe probe) {
        if (deployment.replicas().isEmpty()) {
            return List.of(new Diagnosis("replica", new Skipped("DATABASE_READER_URL is not set")));
        }
        var primary = primary(probe);
        var started = deployment.replicas().stream()
                .map(url -> new ReplicaChecks(url, primary, clock))
                .map(replica -> runner.start(new Check("replica", replica::check)))
                .toList();
        return started.stream().map(runner::await).toList();
    }

    private ReplicaChecks.@Nullable Primary primary(ConnectionProbe probe) {
        try {
            return probe.session()
                    .flatMap(session -> session.ask(sql -> ReplicaChecks.Primary.of(sql, clock)))
                    .orElse(null);
        } catch (UncheckedSqlException _) {
            return null; // it no longer answers, or the role lacks the right
        }
    }

    private List<Check> checks(DatabaseUrl url, ConnectionProbe probe) {
        var encryption = new Encryption(url, probe, clock);
        var server = new ServerChecks(clock);
        var role = new RoleChecks(url, deployment);
        var maintenance = new MaintenanceChecks(url);
        var connections = new ConnectionChecks(deployment.sessions());
        return List.of(
                new Check("host-name", probe::hostName),
                new Check("network", probe::network),
                new Check("sign-in", probe::signIn),
                new Check("tls", encryption::tls),
                new Check("certificate", encryption::certificate),
                asked("version", probe, server::version),
                asked("primary", probe, ServerChecks::primary),
                asked("encoding", probe, ServerChecks::encoding),
                asked("extensions", probe, ServerChecks::extensions),
                asked("clock", probe, server::clock),
                asked("role", probe, role::role),
                asked("rights", probe, _ -> role.rights()),
                asked("session-settings", probe, _ -> role.sessionSettings()),
                asked("durability", probe, DurabilityChecks::durability),
                asked("replication", probe, DurabilityChecks::replication),
                asked("migrations", probe, _ -> maintenance.migrations()),
                asked("schema", probe, new SchemaChecks(maintenance::lastMigrations)::schema),
                asked("expiry", probe, _ -> maintenance.expiry()),
                asked("indexes", probe, MaintenanceChecks::indexes),
                asked("autovacuum", probe, MaintenanceChecks::autovacuum),
                asked("wraparound", probe, MaintenanceChecks::wraparound),
                asked("connections", probe, connections::connections),
                asked("idle-in-transaction", probe, ConnectionChecks::idleInTransaction),
                asked("long-transactions", probe, LockChecks::longTransactions),
                asked("lock-waits", probe, LockChecks::waits),
                asked("deadlock-timeout", probe, LockChecks::deadlockTimeout));
    }

    /** Returns a check that queries the database. */
    private static Check asked(String name, ConnectionProbe probe, Function<DoctorSql, Finding> question) {
        return new Check(
                name,
                () -> probe.session()
                        .map(session -> session.ask(question))
                        .orElseGet(() -> new Skipped("there is no connection to the database")));
    }

    private String subject() {
        return switch (deployment.place()) {
            case Deployment.Place.Remote(var url) -> url.toString();
            case Deployment.Place.Embedded(var url) -> url + " (embedded)";
            case Deployment.Place.Stopped(Path directory) -> directory.toString();
        };
    }
}
