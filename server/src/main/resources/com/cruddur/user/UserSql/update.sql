UPDATE public.users AS person
SET display_name = :displayName,
    bio = coalesce(:bio, person.bio),
    link_previews = coalesce(CAST(:linkPreviews AS boolean), person.link_previews)
WHERE person.uuid = :user
RETURNING person.uuid, person.handle, person.display_name, left(person.avatar_key, 8) AS avatar_version
