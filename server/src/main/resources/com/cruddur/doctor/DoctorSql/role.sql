-- Beyond reading and writing rows: what somebody who has this password could do.
SELECT role.rolname::text AS name,
       role.rolsuper AS superuser,
       array_to_string(ARRAY[
           CASE WHEN role.rolcreaterole THEN 'make roles' END,
           CASE WHEN role.rolcreatedb THEN 'make databases' END,
           CASE WHEN role.rolbypassrls THEN 'pass over row security' END,
           CASE WHEN role.rolreplication THEN 'copy the whole server' END,
           CASE WHEN has_schema_privilege('public', 'CREATE') THEN 'make tables' END,
           CASE WHEN EXISTS (
               SELECT 1 FROM pg_class AS owned
               WHERE owned.relnamespace = 'public'::regnamespace AND owned.relkind IN ('r', 'p')
                 AND pg_has_role(owned.relowner, 'USAGE')
           ) THEN 'change and drop tables that it owns' END,
           CASE WHEN has_table_privilege(to_regclass('public.flyway_schema_history'), 'INSERT, UPDATE, DELETE')
               THEN 'change the history of migrations' END
       ], ', ') AS powers
FROM pg_roles AS role
WHERE role.rolname = current_user
