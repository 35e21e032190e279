package com.cruddur.platform.db.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway's history, and the remains of an interrupted {@code CREATE INDEX CONCURRENTLY}: an invalid index, which slows
 * every write, and a failure in the history, which keeps Flyway from retrying. After a migrator was killed, PostgreSQL
 * may complete an index that the history does not contain. The holder of the {@link MigrationLock} may remove all of
 * these, because no other session is building.
 */
final class SchemaHistory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHistory.class);

    private final Connection connection;

    SchemaHistory(Connection connection) {
        this.connection = connection;
    }

    /** Returns the number of applied migrations. */
    int applied() throws SQLException {
        return scripts("success").size();
    }

    /** Returns whether there is a history. */
    boolean exists() throws SQLException {
        return texts("SELECT to_regclass('public.flyway_schema_history')").contains("flyway_schema_history");
    }

    /** Returns whether there is no history but tables, which belong to another program. */
    boolean isForeign() throws SQLException {
        return !exists() && !tables().isEmpty();
    }

    /** Returns whether there is no history but the two tables of a Cruddur from before migrations. */
    boolean isAdoptable() throws SQLException {
        return !exists() && tables().containsAll(List.of("users", "activities"));
    }

    /** Returns the tables in {@code public}, without those of extensions. */
    private List<String> tables() throws SQLException {
        return texts("""
                SELECT made.relname FROM pg_class AS made
                WHERE made.relnamespace = 'public'::regnamespace AND made.relkind IN ('r', 'p')
                  AND NOT EXISTS (
                      SELECT 1 FROM pg_depend
                      WHERE pg_depend.objid = made.oid AND pg_depend.classid = 'pg_class'::regclass
                        AND pg_depend.deptype = 'e')
                """);
    }

    /**
     * Returns whether exactly {@code scripts} are applied, with the text that they have now, and nothing is left of an
     * interrupted migration.
     */
    boolean isOf(List<MigrationScript> scripts) throws SQLException {
        if (!exists() || isSuspect()) {
            return false;
        }
        var applied = texts(
                "SELECT concat_ws(' ', type, script, checksum) FROM public.flyway_schema_history ORDER BY installed_rank");
        var ours = scripts.stream()
                .map(script -> "SQL " + script.name() + " " + script.checksum())
                .toList();
        return applied.equals(ours);
    }

    /** Returns those of {@code scripts} that are missing or unfinished. */
    List<MigrationScript> missing(List<MigrationScript> scripts) throws SQLException {
        var done = scripts("success");
        return scripts.stream().filter(script -> !done.contains(script.name())).toList();
    }

    /** Removes the remains of unfinished tries of {@code scripts}. */
    void removeUnfinished(List<MigrationScript> scripts) throws SQLException {
        var done = scripts("success");
        for (var script : scripts) {
            var index = script.concurrentIndex();
            if (index.isPresent() && !done.contains(script.name())) {
                remove(script, index.get());
            }
        }
    }

    /** Returns whether an index is invalid or a migration failed; cheap enough for each start. */
    boolean isSuspect() throws SQLException {
        return !scripts("NOT success").isEmpty() || !texts("""
                SELECT made.relname FROM pg_index JOIN pg_class AS made ON made.oid = pg_index.indexrelid
                WHERE NOT pg_index.indisvalid AND made.relnamespace = 'public'::regnamespace
                """).isEmpty();
    }

    private void remove(MigrationScript script, String index) throws SQLException {
        if (!texts("SELECT to_regclass('public.%s') WHERE to_regclass('public.%1$s') IS NOT NULL".formatted(index))
                .isEmpty()) {
            LOG.warn("Removing the index {}, which a try of migration {} left unfinished", index, script.version());
            execute("SET lock_timeout = '5s'");
            execute("DROP INDEX CONCURRENTLY IF EXISTS public." + index);
        }
        execute("DELETE FROM public.flyway_schema_history WHERE NOT success AND script = '%s'"
                .formatted(script.name()));
    }

    /** Returns the scripts whose history row meets {@code condition}; none when there is no history. */
    private List<String> scripts(String condition) throws SQLException {
        return exists() ? texts("SELECT script FROM public.flyway_schema_history WHERE " + condition) : List.of();
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
