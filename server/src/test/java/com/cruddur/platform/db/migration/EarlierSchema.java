package com.cruddur.platform.db.migration;

import com.cruddur.testing.TestDatabase;
import java.util.Map;

/** A database as it is while the newest migration is still to come: during a deployment, or when it waits for a lock. */
public final class EarlierSchema {

    /**
     * The migrations that readers cannot do without by nature, and why: each has to be applied before any server of the new
     * version gets requests, which being not ready sees to.
     */
    private static final Map<Integer, String> NEEDED_BY_READERS = Map.of(
            17, "with a session its person's last write is looked up, which decides who may read it",
            18, "people are found by the key of their handle, which its functions make");

    private EarlierSchema() {}

    /** One without the newest migration and without rows. */
    public static TestDatabase create() {
        var database = TestDatabase.empty();
        Migrations.upTo(database.url(), newest() - 1).migrate();
        database.grantService();
        return database;
    }

    /** The number of the newest migration. */
    public static int newest() {
        return newestScript().version();
    }

    /** Whether what reads can do without the newest migration. */
    public static boolean isEnoughToRead() {
        return !NEEDED_BY_READERS.containsKey(newest());
    }

    private static MigrationScript newestScript() {
        return MigrationScript.all().getLast();
    }
}
