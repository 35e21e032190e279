SELECT person.uuid,
       person.handle,
       person.display_name,
       person.email,
       person.bio,
       person.role,
       -- The column is named in JSON so that a server of this version can answer before migration 29.
       coalesce(CAST(to_jsonb(person) ->> 'link_previews' AS boolean), false) AS link_previews,
       person.followers_count,
       person.following_count,
       person.suspended_at,
       person.created_at
FROM public.users AS person
WHERE person.uuid = :uuid
