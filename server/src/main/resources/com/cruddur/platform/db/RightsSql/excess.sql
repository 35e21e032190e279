-- The rights of the role beyond reading and writing rows of our tables.
SELECT privilege || ' on ' || ours.relname AS excess
FROM pg_class AS history
JOIN pg_class AS ours ON ours.relowner = history.relowner AND ours.relnamespace = history.relnamespace
CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
WHERE history.oid = to_regclass('public.flyway_schema_history')
  AND ours.relkind IN ('r', 'p')
  AND (ours.oid = history.oid OR privilege IN ('TRUNCATE', 'REFERENCES', 'TRIGGER'))
  AND has_table_privilege(coalesce(CAST(:role AS name), current_user), ours.oid, privilege)
UNION ALL
SELECT 'CREATE on schema public'
WHERE has_schema_privilege(coalesce(CAST(:role AS name), current_user), 'public', 'CREATE')
UNION ALL
SELECT 'CREATE on database ' || current_database()
WHERE has_database_privilege(coalesce(CAST(:role AS name), current_user), current_database(), 'CREATE')
ORDER BY excess
LIMIT 100
