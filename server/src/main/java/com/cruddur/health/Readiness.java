package com.cruddur.health;

import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.migration.Migrations;
import java.time.Duration;
import java.util.stream.Collectors;

/** Whether the service is ready: the database answers, allows reads and writes, and its schema is current. */
public final class Readiness {

    private final Database database;
    private final Migrations migrations;
    private volatile boolean schemaIsCurrent;

    /** Checks the schema at each call until it is current. */
    public Readiness(Database database, Migrations migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    /** @throws Failure.Unavailable when the service is not ready, saying why */
    void require() {
        requireRights();
        if (!schemaIsCurrent) {
            requireCurrentSchema();
            schemaIsCurrent = true;
        }
    }

    private void requireRights() {
        var lacking = database.lackingRights();
        if (!lacking.isEmpty()) {
            throw new Failure.Unavailable(
                    "The service lacks rights in its database: "
                            + lacking.stream().limit(3).collect(Collectors.joining(", "))
                            + (lacking.size() > 3 ? ", …" : "")
                            + ": run cruddur migrate --grant.",
                    Duration.ofSeconds(5));
        }
    }

    private void requireCurrentSchema() {
        try {
            var pending = migrations.pending();
            if (!pending.isEmpty()) {
                throw new Failure.Unavailable(
                        "The schema lacks migration " + String.join(", ", pending) + ": run cruddur migrate.",
                        Duration.ofSeconds(5));
            }
        } catch (OperatorException e) {
            throw new Failure.Unavailable("The schema could not be checked.", Duration.ofSeconds(5), e);
        }
    }
}
