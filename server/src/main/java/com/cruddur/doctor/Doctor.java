package com.cruddur.doctor;

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
 * Looks at one deployment. A look takes at most four seconds, and all of them together twelve, also when the database
 * hangs; nothing is written.
 */
public final class Doctor {

    private final Deployment deployment;
    private final Clock clock;

    /** @param clock this machine's, which the database's is compared with */
    public Doctor(Deployment deployment, Clock clock) {
        this.deployment = deployment;
        this.clock = clock;
    }

    /** Looks at everything and tells what was found. */
    public DoctorReport examine() {
        try (var watch = new CheckRunner()) {
            var around = around().stream().map(watch::start).toList();
            var found = new ArrayList<Diagnosis>();
            found.add(new Diagnosis("configuration", new Finding.Good("every setting can be read")));
            found.addAll(database(watch));
            around.forEach(started -> found.add(watch.await(started)));
            return new DoctorReport("Cruddur at " + subject(), found);
        }
    }

    /** The report when there is no deployment to look at, since the configuration is wrong. */
    public static DoctorReport misconfigured(String mistakes) {
        return new DoctorReport(
                "Cruddur",
                List.of(new Diagnosis(
                        "configuration",
                        new Broken(mistakes, "correct them; docs/configuration.md has all settings"))));
    }

    private List<Check> around() {
        var surroundings = new ExternalChecks(deployment);
        return List.of(
                new Check("mail", surroundings::mail),
                new Check("cognito", surroundings::cognito),
                new Check("pictures", surroundings::pictures));
    }

    private List<Diagnosis> database(CheckRunner watch) {
        return switch (deployment.place()) {
            case Deployment.Place.Remote(var url) -> database(watch, url);
            case Deployment.Place.Embedded(var url) -> database(watch, url);
            case Deployment.Place.Stopped(Path directory) ->
                List.of(new Diagnosis(
                        "sign-in",
                        new Broken(
                                "DATABASE_URL is not set, and no server runs on the data directory " + directory,
                                "start ./cruddur serve, set DATABASE_URL, or name another directory with --data-dir")));
        };
    }

    private List<Diagnosis> database(CheckRunner watch, DatabaseUrl url) {
        try (var reach = new ConnectionProbe(url)) {
            var found =
                    new ArrayList<>(checks(url, reach).stream().map(watch::look).toList());
            found.addAll(replicas(watch, reach));
            return found;
        }
    }

    /** Looks at all of them at once, each compared with the primary as it was just before. */
    private List<Diagnosis> replicas(CheckRunner watch, ConnectionProbe reach) {
        if (deployment.replicas().isEmpty()) {
            return List.of(new Diagnosis("replica", new Skipped("DATABASE_READER_URL is not set")));
        }
        var primary = primary(reach);
        var started = deployment.replicas().stream()
                .map(url -> new ReplicaChecks(url, primary, clock))
                .map(replica -> watch.start(new Check("replica", replica::look)))
                .toList();
        return started.stream().map(watch::await).toList();
    }

    private ReplicaChecks.@Nullable Primary primary(ConnectionProbe reach) {
        try {
            return reach.session()
                    .flatMap(session -> session.ask(sql -> ReplicaChecks.Primary.of(sql, clock)))
                    .orElse(null);
        } catch (UncheckedSqlException _) {
            return null; // it stopped to answer, or the role may not ask
        }
    }

    private List<Check> checks(DatabaseUrl url, ConnectionProbe reach) {
        var encryption = new Encryption(url, reach, clock);
        var server = new ServerChecks(clock);
        var role = new RoleChecks(url, deployment);
        var upkeep = new MaintenanceChecks(url);
        var connections = new ConnectionChecks(deployment.sessions());
        return List.of(
                new Check("host-name", reach::hostName),
                new Check("network", reach::network),
                new Check("sign-in", reach::signIn),
                new Check("tls", encryption::tls),
                new Check("certificate", encryption::certificate),
                asked("version", reach, server::version),
                asked("primary", reach, ServerChecks::primary),
                asked("encoding", reach, ServerChecks::encoding),
                asked("extensions", reach, ServerChecks::extensions),
                asked("clock", reach, server::clock),
                asked("role", reach, role::role),
                asked("rights", reach, _ -> role.rights()),
                asked("session-settings", reach, _ -> role.sessionSettings()),
                asked("durability", reach, DurabilityChecks::durability),
                asked("replication", reach, DurabilityChecks::replication),
                asked("migrations", reach, _ -> upkeep.migrations()),
                asked("expiry", reach, _ -> upkeep.expiry()),
                asked("indexes", reach, MaintenanceChecks::indexes),
                asked("autovacuum", reach, MaintenanceChecks::autovacuum),
                asked("wraparound", reach, MaintenanceChecks::wraparound),
                asked("connections", reach, connections::connections),
                asked("idle-in-transaction", reach, ConnectionChecks::idleInTransaction));
    }

    /** A check by questions to the database. */
    private static Check asked(String name, ConnectionProbe reach, Function<DoctorSql, Finding> question) {
        return new Check(
                name,
                () -> reach.session()
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
