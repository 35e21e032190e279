-- The versions of the pictures that these people uploaded.
SELECT person.handle,
       left(person.avatar_key, 8) AS avatar_version
FROM unnest(CAST(:handles AS text[])) AS wanted (handle)
JOIN public.users AS person ON lower(person.handle) = lower(wanted.handle)
WHERE person.avatar_key IS NOT NULL
