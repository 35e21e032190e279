SELECT coalesce(nullif(session.application_name, ''), 'without a name') AS application, count(*)::integer AS sessions
FROM pg_stat_activity AS session
WHERE session.datname = current_database() AND session.usesysid IS NOT NULL AND session.pid <> pg_backend_pid()
GROUP BY application
ORDER BY sessions DESC, application
LIMIT 6
