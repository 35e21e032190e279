UPDATE public.users AS person
SET role = :role
WHERE person.uuid = :person
RETURNING person.uuid, person.handle, person.role, person.suspended_at
