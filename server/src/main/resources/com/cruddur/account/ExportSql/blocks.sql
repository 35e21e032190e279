SELECT person.uuid,
       person.handle,
       relation.created_at
FROM public.blocks AS relation
JOIN public.users AS person ON person.uuid = relation.blocked_uuid
WHERE relation.blocker_uuid = :person
  AND (relation.created_at, relation.blocked_uuid) < (:before, :beforeUuid)
ORDER BY relation.created_at DESC, relation.blocked_uuid DESC
LIMIT 1000
