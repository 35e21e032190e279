-- The rights of a role to the whole server, beyond those to our tables.
SELECT attribute.words AS attribute
FROM pg_roles AS role
CROSS JOIN LATERAL (VALUES
    (role.rolcreatedb, 'make databases'),
    (role.rolbypassrls, 'pass over row security'),
    (role.rolreplication, 'copy the whole server')
) AS attribute (held, words)
WHERE role.rolname = current_user AND attribute.held
ORDER BY attribute
