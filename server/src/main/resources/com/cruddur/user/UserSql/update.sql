UPDATE public.users AS person
SET display_name = :displayName,
    bio = coalesce(:bio, person.bio)
WHERE person.uuid = :user
RETURNING person.uuid, person.handle, person.display_name
