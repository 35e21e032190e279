-- Statements that give the role the rights it needs, on present and future objects, and revoke all others.
WITH
owner AS (
    SELECT history.oid AS history, history.relowner AS oid, history.relnamespace AS schema, pg_get_userbyid(history.relowner) AS name
    FROM pg_class AS history
    WHERE history.oid = to_regclass('public.flyway_schema_history')
),
ours AS (
    SELECT relation.oid::regclass AS name,
           CASE WHEN relation.oid = owner.history THEN 'SELECT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END AS privileges
    FROM owner
    JOIN pg_class AS relation ON relation.relowner = owner.oid AND relation.relnamespace = owner.schema
    WHERE relation.relkind IN ('r', 'p')
)
SELECT format('REVOKE ALL ON TABLE %s FROM %I; GRANT %s ON TABLE %s TO %I', ours.name, CAST(:role AS text), ours.privileges, ours.name, CAST(:role AS text)) AS statement
FROM ours
UNION ALL
SELECT format('GRANT EXECUTE ON ROUTINE %s TO %I', routine.oid::regprocedure, CAST(:role AS text))
FROM owner
JOIN pg_proc AS routine ON routine.pronamespace = owner.schema
WHERE routine.proowner = owner.oid
  -- include platform/db/not_of_extension.sql
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT %s TO %I', owner.name, later.what, CAST(:role AS text))
FROM owner
CROSS JOIN unnest(ARRAY['SELECT, INSERT, UPDATE, DELETE ON TABLES', 'USAGE ON SEQUENCES', 'EXECUTE ON ROUTINES']) AS later (what)
UNION ALL
SELECT format('GRANT USAGE ON SCHEMA public TO %I', CAST(:role AS text))
WHERE NOT has_schema_privilege(CAST(:role AS name), 'public', 'USAGE')
UNION ALL
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), CAST(:role AS text))
WHERE NOT has_database_privilege(CAST(:role AS name), current_database(), 'CONNECT')
