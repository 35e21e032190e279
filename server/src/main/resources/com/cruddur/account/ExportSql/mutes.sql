SELECT person.uuid,
       person.handle,
       relation.created_at
FROM public.mutes AS relation
JOIN public.users AS person ON person.uuid = relation.muted_uuid
WHERE relation.muter_uuid = :person
  AND (relation.created_at, relation.muted_uuid) < (:before, :beforeUuid)
ORDER BY relation.created_at DESC, relation.muted_uuid DESC
LIMIT 1000
