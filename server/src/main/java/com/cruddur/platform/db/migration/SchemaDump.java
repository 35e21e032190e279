package com.cruddur.platform.db.migration;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The whole schema as one SQL script, {@code db/schema.sql}: every migration in order, and the rows of the schema
 * history, so that Flyway has nothing left to apply.
 */
public final class SchemaDump {

    private static final String HEADER = """
            -- The blueprint of Cruddur's database, for an empty PostgreSQL 13 or later:
            --     psql -f db/schema.sql postgresql://…
            -- Written by ./cruddur schema from the migrations; change those, then write it again.
            \\set ON_ERROR_STOP on
            """;

    /** Flyway's own definition, so that a database is the same whether migrated or created by the script. */
    private static final String HISTORY = """
            CREATE TABLE public.flyway_schema_history (
                installed_rank integer                 NOT NULL,
                version        character varying(50),
                description    character varying(200)  NOT NULL,
                type           character varying(20)   NOT NULL,
                script         character varying(1000) NOT NULL,
                checksum       integer,
                installed_by   character varying(100)  NOT NULL,
                installed_on   timestamp without time zone NOT NULL DEFAULT now(),
                execution_time integer                 NOT NULL,
                success        boolean                 NOT NULL,
                CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank)
            );
            CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history (success);
            INSERT INTO public.flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            VALUES
            """;

    private SchemaDump() {}

    /** Returns the script. */
    public static String sql() {
        var scripts = MigrationScript.all();
        var migrations = scripts.stream()
                .map(script -> "\n-- %s\n%s".formatted(script.name(), script.text()))
                .collect(Collectors.joining());
        var rank = 0;
        var rows = new ArrayList<String>();
        for (var script : scripts) {
            rows.add("    (%s, '%s', '%s', 'SQL', '%s', %s, current_user, 0, true)"
                    .formatted(++rank, script.version(), script.description(), script.name(), checksum(script.text())));
        }
        return HEADER + migrations + "\n-- The schema history: all of the above is applied.\n" + HISTORY
                + String.join(",\n", rows) + ";\n\nRESET lock_timeout;\nRESET statement_timeout;\n";
    }

    /** Computes Flyway's checksum of a script: CRC-32 over its lines without line ends. */
    private static int checksum(String text) {
        var crc = new CRC32();
        new BufferedReader(new StringReader(text))
                .lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
