-- The page before a place, oldest first: the other direction of blocked.
SELECT person.uuid,
       person.handle,
       person.display_name,
       person.bio,
       person.handle AS avatar_url,
       relation.created_at AS since
FROM public.blocks AS relation
JOIN public.users AS person ON person.uuid = relation.blocked_uuid
WHERE relation.blocker_uuid = :person
  AND (relation.created_at, relation.blocked_uuid) > (:createdAt, :uuid)
  AND person.suspended_at IS NULL
ORDER BY relation.created_at, relation.blocked_uuid
LIMIT 101
