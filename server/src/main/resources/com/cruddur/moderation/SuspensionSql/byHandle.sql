SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at
FROM public.users AS person
WHERE person.uuid = public.person_called(:handle)
