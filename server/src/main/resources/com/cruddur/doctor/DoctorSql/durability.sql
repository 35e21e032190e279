-- Without pg_monitor, a role sees only the number of standbys.
SELECT current_setting('fsync')::boolean AS fsync,
       current_setting('full_page_writes')::boolean AS full_page_writes,
       current_setting('synchronous_commit') AS synchronous_commit,
       current_setting('synchronous_standby_names') AS synchronous_standby_names,
       (SELECT count(*)::integer FROM pg_stat_replication) AS standbys,
       (
           SELECT count(*)::integer
           FROM pg_stat_replication AS standby
           WHERE standby.state IS NULL OR standby.sync_state IN ('sync', 'quorum')
       ) AS perhaps_synchronous
