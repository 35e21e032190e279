-- The limits on sessions, and the sessions in use. The type of other roles' sessions may be hidden.
SELECT current_setting('max_connections')::integer AS most,
       current_setting('superuser_reserved_connections')::integer
           + coalesce(current_setting('reserved_connections', TRUE)::integer, 0) AS reserved,
       (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS role_limit,
       (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS database_limit,
       count(*)::integer AS taken,
       (count(*) FILTER (WHERE session.usename = current_user))::integer AS taken_by_role,
       (count(*) FILTER (WHERE session.datname = current_database()))::integer AS taken_in_database
FROM pg_stat_activity AS session
WHERE session.usesysid IS NOT NULL AND session.datid IS NOT NULL
  AND coalesce(session.backend_type, 'client backend') = 'client backend'
