-- Without pg_monitor, the columns are null.
SELECT coalesce(standby.application_name, '?') AS name,
       standby.state AS state,
       standby.sync_state AS sync_state,
       extract(EPOCH FROM standby.replay_lag)::double precision AS lag_seconds,
       pg_wal_lsn_diff(
           CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END,
           standby.replay_lsn)::bigint AS lag_bytes
FROM pg_stat_replication AS standby
ORDER BY name
LIMIT 100
