-- Without pg_monitor, a role does not see the state of other roles' sessions.
SELECT count(*)::integer AS sessions,
       coalesce(extract(EPOCH FROM max(clock_timestamp() - session.xact_start)), 0)::double precision AS longest_seconds,
       coalesce(min(session.application_name), '') AS application
FROM pg_stat_activity AS session
WHERE session.datname = current_database() AND session.state = 'active' AND session.pid <> pg_backend_pid()
  AND session.backend_type = 'client backend'
  AND session.xact_start < clock_timestamp() - make_interval(secs => CAST(:seconds AS double precision))
