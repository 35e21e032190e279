package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.migration.Migrations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configured database, accepting connections.
 *
 * @param embedded the server to stop at the end, null for a remote database
 */
record OpenDatabase(DatabaseUrl url, @Nullable EmbeddedPostgres embedded) implements AutoCloseable {

    /** Waits for the remote database, or starts the embedded one unless another process runs it. */
    static OpenDatabase of(Config config) {
        return switch (config.database()) {
            case Config.DatabaseLocation.Remote(var url) -> {
                DatabaseWait.until(url, config.get(Settings.DATABASE_WAIT));
                yield new OpenDatabase(url, null);
            }
            case Config.DatabaseLocation.Embedded(var directory, var port) -> {
                var postgres = new EmbeddedPostgres(directory, port);
                try {
                    yield new OpenDatabase(postgres.startOrJoin(), postgres);
                } catch (RuntimeException e) {
                    postgres.close();
                    throw e;
                }
            }
        };
    }

    /** Requires a current schema: migrates the embedded database, only checks a remote one. */
    void requireSchema() {
        var migrations = new Migrations(url);
        if (embedded != null) {
            migrations.migrate();
            return;
        }
        List<String> pending = migrations.pending();
        if (!pending.isEmpty()) {
            throw new OperatorException("The database %s lacks migration %s: run cruddur migrate first"
                    .formatted(url, String.join(", ", pending)));
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
