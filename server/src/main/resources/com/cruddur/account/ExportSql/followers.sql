SELECT person.uuid,
       person.handle,
       relation.created_at
FROM public.follows AS relation
JOIN public.users AS person ON person.uuid = relation.follower_uuid
WHERE relation.followed_uuid = :person
  AND (relation.created_at, relation.follower_uuid) < (:before, :beforeUuid)
ORDER BY relation.created_at DESC, relation.follower_uuid DESC
LIMIT 1000
