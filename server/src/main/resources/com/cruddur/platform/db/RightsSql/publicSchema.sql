-- Whether PUBLIC may create tables in the schema public, the default before PostgreSQL 15.
SELECT EXISTS (
           SELECT 1
           FROM aclexplode(space.nspacl) AS item
           WHERE item.grantee = 0
             AND item.privilege_type = 'CREATE'
       ) AS open_to_all,
       pg_has_role(current_user, space.nspowner, 'USAGE') AS ours,
       quote_ident(pg_get_userbyid(space.nspowner)) AS owner,
       quote_ident(current_user) AS migrator
FROM pg_namespace AS space
WHERE space.nspname = 'public'
