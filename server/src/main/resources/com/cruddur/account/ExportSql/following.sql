SELECT person.uuid,
       person.handle,
       relation.created_at
FROM public.follows AS relation
JOIN public.users AS person ON person.uuid = relation.followed_uuid
WHERE relation.follower_uuid = :person
  AND (relation.created_at, relation.followed_uuid) < (:before, :beforeUuid)
ORDER BY relation.created_at DESC, relation.followed_uuid DESC
LIMIT 1000
