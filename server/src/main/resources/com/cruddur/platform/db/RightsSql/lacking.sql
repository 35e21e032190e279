-- The rights that the service needs and the role lacks. Our tables are those of the migrating role; the database may
-- contain others. A function of an extension is not ours: nobody but the owner may run pg_stat_statements_reset.
SELECT privilege || ' on ' || ours.relname AS lacking
FROM pg_class AS history
JOIN pg_class AS ours ON ours.relowner = history.relowner AND ours.relnamespace = history.relnamespace
CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege
WHERE history.oid = to_regclass('public.flyway_schema_history')
  AND ours.relkind IN ('r', 'p')
  AND (ours.oid <> history.oid OR privilege = 'SELECT')
  AND NOT has_table_privilege(coalesce(CAST(:role AS name), current_user), ours.oid, privilege)
UNION ALL
SELECT 'EXECUTE on ' || routine.proname
FROM pg_class AS history
JOIN pg_proc AS routine ON routine.proowner = history.relowner AND routine.pronamespace = history.relnamespace
WHERE history.oid = to_regclass('public.flyway_schema_history')
  AND NOT has_function_privilege(coalesce(CAST(:role AS name), current_user), routine.oid, 'EXECUTE')
  -- include platform/db/not_of_extension.sql
UNION ALL
SELECT 'USAGE on schema public'
WHERE NOT has_schema_privilege(coalesce(CAST(:role AS name), current_user), 'public', 'USAGE')
UNION ALL
SELECT 'CONNECT on database ' || current_database()
WHERE NOT has_database_privilege(coalesce(CAST(:role AS name), current_user), current_database(), 'CONNECT')
ORDER BY lacking
LIMIT 100
