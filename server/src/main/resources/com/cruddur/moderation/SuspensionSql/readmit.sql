UPDATE public.users AS person
SET suspended_at = NULL
WHERE person.uuid = :person
RETURNING person.uuid, person.handle, person.role, person.suspended_at
