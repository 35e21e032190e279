SELECT person.uuid,
       person.handle,
       person.display_name,
       person.email,
       person.bio,
       person.role,
       person.followers_count,
       person.following_count,
       person.suspended_at,
       person.created_at
FROM public.users AS person
WHERE person.uuid = :uuid
