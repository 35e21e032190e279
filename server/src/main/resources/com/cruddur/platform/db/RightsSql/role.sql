-- The role, and the owner of the tables: the role that migrated first.
SELECT role.rolname::text AS name,
       quote_ident(role.rolname) AS quoted,
       owner.rolname::text AS owner,
       role.rolsuper AS superuser,
       role.rolcreaterole AS creates_roles,
       EXISTS (
           SELECT 1
           FROM pg_roles AS rds
           WHERE rds.rolname = 'rds_superuser'
             AND pg_has_role(role.oid, rds.oid, 'MEMBER')
       ) AS rds_superuser,
       coalesce(pg_has_role(role.oid, owner.oid, 'MEMBER'), false) AS owns_tables,
       coalesce(pg_has_role(current_user, owner.oid, 'USAGE'), false) AS granted_by_owner
FROM pg_roles AS role
LEFT JOIN pg_class AS history ON history.oid = to_regclass('public.flyway_schema_history')
LEFT JOIN pg_roles AS owner ON owner.oid = history.relowner
WHERE role.rolname = coalesce(CAST(:role AS text), current_user)
