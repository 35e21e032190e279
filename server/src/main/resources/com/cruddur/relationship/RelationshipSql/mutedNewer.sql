-- The page before a place, oldest first: the other direction of muted.
SELECT person.uuid,
       person.handle,
       person.display_name,
       person.bio,
       person.handle AS avatar_url,
       relation.created_at AS since
FROM public.mutes AS relation
JOIN public.users AS person ON person.uuid = relation.muted_uuid
WHERE relation.muter_uuid = :person
  AND (relation.created_at, relation.muted_uuid) > (:createdAt, :uuid)
  AND person.suspended_at IS NULL
ORDER BY relation.created_at, relation.muted_uuid
LIMIT 101
