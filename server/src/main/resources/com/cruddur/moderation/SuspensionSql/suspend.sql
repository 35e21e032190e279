UPDATE public.users AS person
SET suspended_at = coalesce(person.suspended_at, now())
WHERE person.uuid = :person
RETURNING person.uuid, person.handle, person.role, person.suspended_at
