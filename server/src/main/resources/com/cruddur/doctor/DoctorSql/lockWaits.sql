-- Without pg_monitor, a role does not see the state of other roles' sessions; everybody sees the locks. PostgreSQL 13 does
-- not tell since when a session waits: there every wait counts.
SELECT count(*)::integer AS sessions,
       coalesce(extract(EPOCH FROM max(waiting.waited)), 0)::double precision AS longest_seconds,
       coalesce(min(waiting.blockers), '') AS blockers
FROM (
    SELECT clock_timestamp() - CAST(to_jsonb(wanted) ->> 'waitstart' AS timestamptz) AS waited,
           array_to_string(pg_blocking_pids(wanted.pid), ', ') AS blockers
    FROM pg_locks AS wanted
    JOIN pg_stat_activity AS session ON session.pid = wanted.pid
    WHERE NOT wanted.granted AND session.datname = current_database()
) AS waiting
WHERE coalesce(waiting.waited >= make_interval(secs => CAST(:seconds AS double precision)), true)
