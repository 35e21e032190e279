SELECT privilege || ' on ' || kept.relname AS missing
FROM pg_class AS kept
CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege
WHERE kept.relnamespace = 'public'::regnamespace AND kept.relkind IN ('r', 'p')
  AND (kept.relname <> 'flyway_schema_history' OR privilege = 'SELECT')
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = kept.oid AND deptype = 'e')
  AND NOT (has_schema_privilege('public', 'USAGE') AND has_table_privilege(kept.oid, privilege))
UNION ALL
SELECT 'EXECUTE on ' || called.proname AS missing
FROM pg_proc AS called
WHERE called.pronamespace = 'public'::regnamespace
  AND NOT has_function_privilege(called.oid, 'EXECUTE')
ORDER BY missing
LIMIT 200
