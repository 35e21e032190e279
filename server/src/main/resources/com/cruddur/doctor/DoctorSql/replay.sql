SELECT pg_is_in_recovery() AS standby,
       CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() ELSE FALSE END AS paused,
       coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::bigint AS position
