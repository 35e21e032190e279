SELECT person.uuid,
       person.handle,
       person.display_name,
       person.email,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       person.created_at
FROM public.users AS person
ORDER BY person.created_at DESC, person.uuid DESC
LIMIT 10000
