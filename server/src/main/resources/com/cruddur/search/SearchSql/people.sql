-- Handles and names that begin with the term, then those that resemble it, each up to a bound; trigram indexes find
-- both.
WITH candidate AS MATERIALIZED (
    (SELECT person.uuid FROM public.users AS person WHERE public.name_key(person.handle) LIKE :handlePrefix LIMIT 500)
    UNION
    (SELECT person.uuid FROM public.users AS person WHERE lower(person.display_name) LIKE lower(:namePrefix) LIMIT 500)
    UNION
    (SELECT person.uuid FROM public.users AS person WHERE public.name_key(person.handle) % :handle LIMIT 500)
    UNION
    (SELECT person.uuid FROM public.users AS person WHERE lower(:name) <% lower(person.display_name) LIMIT 500)
)
SELECT person.uuid,
       person.handle,
       person.display_name,
       left(person.avatar_key, 8) AS avatar_version,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN EXISTS (
           SELECT 1 FROM public.follows
           WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
       ) END AS following
FROM candidate
JOIN public.users AS person ON person.uuid = candidate.uuid
WHERE person.suspended_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks
      WHERE (blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid)
         OR (blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid))
  )
ORDER BY public.name_key(person.handle) = :handle DESC,
         public.name_key(person.handle) LIKE :handlePrefix DESC,
         greatest(similarity(public.name_key(person.handle), :handle), word_similarity(lower(:name), lower(person.display_name))) DESC,
         public.name_key(person.handle)
LIMIT 101
