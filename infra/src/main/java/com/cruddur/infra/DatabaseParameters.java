package com.cruddur.infra;

import java.util.LinkedHashMap;
import java.util.Map;

/** PostgreSQL's settings that differ from those of RDS, and why. */
final class DatabaseParameters {

    private DatabaseParameters() {}

    /** For the primary and its replicas alike, so that a replica can take the primary's place. */
    static Map<String, String> of(Profile.Server server) {
        var parameters = new LinkedHashMap<String, String>();
        // Nobody gets in without TLS, and a password is kept and proved by SCRAM only.
        parameters.put("rds.force_ssl", "1");
        parameters.put("password_encryption", "scram-sha-256");
        parameters.put("rds.accepted_password_auth_method", "scram");
        // Which statements cost what; Database Insights reads it.
        parameters.put("shared_preload_libraries", "pg_stat_statements");
        parameters.put("track_io_timing", "1");
        // Cruddur gives up a query after 0.9 s: what takes half of that is worth a line.
        parameters.put("log_min_duration_statement", "500");
        // A wait for a lock is logged, and a deadlock found and counted, after deadlock_timeout: before Cruddur gives
        // up.
        parameters.put("log_lock_waits", "1");
        parameters.put("deadlock_timeout", "250");
        parameters.put("log_temp_files", "0");
        parameters.put("log_autovacuum_min_duration", "10000");
        // A transaction left open keeps deleted rows on the disk; Cruddur's own last seconds.
        parameters.put("idle_in_transaction_session_timeout", "60000");
        // Every post is deleted sooner or later: give their place back at 2 % of a table, not at 20 %.
        parameters.put("autovacuum_vacuum_scale_factor", "0.02");
        parameters.put("autovacuum_analyze_scale_factor", "0.02");
        // A replica tells the primary which rows it still reads: its queries are not cancelled by the deleting of
        // expired rows.
        parameters.put("hot_standby_feedback", "1");
        // A replica that is gone must not fill the primary's disk.
        parameters.put("max_slot_wal_keep_size", "10240");
        // Alarms are reckoned from it, and a restored database has it whatever its class.
        parameters.put("max_connections", String.valueOf(server.mostConnections()));
        // Who came, and who changed the structure.
        parameters.put("log_connections", "1");
        parameters.put("log_statement", "ddl");
        // A blue/green deployment needs it, and it needs a restart: so it is on beforehand.
        parameters.put("rds.logical_replication", "1");
        return parameters;
    }
}
