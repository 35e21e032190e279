package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.EmbeddedPostgresWatch;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.db.replica.Replicas;
import com.cruddur.platform.observe.Logs;
import com.cruddur.server.Application;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cruddur serve}: runs the service until the process is terminated. */
@Command(
        name = "serve",
        description = "Run the service. Without DATABASE_URL, start a PostgreSQL with its data in --data-dir.",
        mixinStandardHelpOptions = true)
final class ServeCommand extends ConfiguredCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on, 0 for a free one (PORT; default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on (HOST; default: 127.0.0.1).")
    private @Nullable String host;

    @Override
    public Integer call() throws InterruptedException {
        var overrides = new HashMap<String, String>();
        if (port != null) {
            overrides.put(Settings.PORT.name(), port.toString());
        }
        if (host != null) {
            overrides.put(Settings.HOST.name(), host);
        }
        var config = config(overrides);
        Logs.toStandardOutput(
                config.get(Settings.LOG_FORMAT), verbose() ? Level.DEBUG : config.get(Settings.LOG_LEVEL));

        try (var lifecycle = new Lifecycle()) {
            var _ = start(config, lifecycle);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Starts the embedded database, if configured, and the service. {@code lifecycle} stops them. */
    static Application start(Config config, Lifecycle lifecycle) {
        var url = database(config, lifecycle);
        var version = DatabaseWait.until(url, config.get(Settings.DATABASE_WAIT));
        var remote = config.database() instanceof Config.DatabaseLocation.Remote;
        if (remote) {
            RoleCheck.refuseAdministrator(config, url);
        }
        Replicas.verify(url, config.replicas().urls());
        prepareSchema(config, url);
        if (remote) {
            RoleCheck.requireRights(url);
        }
        var app = new Application(config, url);
        app.start();
        lifecycle.add(app);
        LOG.info(
                "Cruddur {} is ready at {} — PostgreSQL {} at {}, started in {} s",
                VersionCommand.number(),
                app.url(),
                version,
                url,
                Numbers.rounded(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0, 1));
        return app;
    }

    private static DatabaseUrl database(Config config, Lifecycle lifecycle) {
        return switch (config.database()) {
            case Config.DatabaseLocation.Remote(var url) -> url;
            case Config.DatabaseLocation.Embedded(var directory, var port) -> {
                var postgres = lifecycle.add(new EmbeddedPostgres(directory, port));
                var url = postgres.start();
                lifecycle.add(new EmbeddedPostgresWatch(postgres)).start();
                yield url;
            }
        };
    }

    /**
     * Migrates the database, and inserts the sample rows into a new embedded one. The embedded database is always
     * migrated. Behind a pooler migrations cannot run, so the schema has to be current.
     */
    private static void prepareSchema(Config config, DatabaseUrl url) {
        var embedded = config.database() instanceof Config.DatabaseLocation.Embedded;
        if (!embedded && !config.get(Settings.MIGRATE_ON_START)) {
            return;
        }
        if (url.pooler() != Pooler.NONE) {
            new OpenDatabase(url, null).requireSchema();
            return;
        }
        var outcome = new Migrations(url).migrate();
        if (embedded && outcome.fromScratch()) {
            SampleRows.insert(url);
        }
    }
}
