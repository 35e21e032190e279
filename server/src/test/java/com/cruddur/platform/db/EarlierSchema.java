package com.cruddur.platform.db;

import com.cruddur.testing.TestDatabase;

/** A database as it is while the newest migration is still to come: during a deployment, or when it waits for a lock. */
public final class EarlierSchema {

    private EarlierSchema() {}

    /** One without the newest migration and without rows. */
    public static TestDatabase create() {
        var database = TestDatabase.empty();
        Migrations.upTo(database.url(), newest() - 1).migrate();
        return database;
    }

    /** The number of the newest migration. */
    public static int newest() {
        return newestScript().version();
    }

    /**
     * Whether what reads cannot do without the newest migration, by nature: then its file says {@code -- Readers need
     * this.} and why, and it has to be applied before any server of the new version starts.
     */
    public static boolean readersNeedTheNewest() {
        return newestScript().text().contains("\n-- Readers need this");
    }

    private static MigrationScript newestScript() {
        return MigrationScript.all().getLast();
    }
}
