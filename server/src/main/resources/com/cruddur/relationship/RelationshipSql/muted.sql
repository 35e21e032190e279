-- A page of the list, newest first. Suspended people reappear when their suspension ends.
SELECT person.uuid,
       person.handle,
       person.display_name,
       left(person.avatar_key, 8) AS avatar_version,
       person.bio,
       relation.created_at AS since,
       CAST(NULL AS boolean) AS following
FROM public.mutes AS relation
JOIN public.users AS person ON person.uuid = relation.muted_uuid
WHERE relation.muter_uuid = :person
  AND (relation.created_at, relation.muted_uuid) < (:createdAt, :uuid) -- mirrored
  AND person.suspended_at IS NULL
ORDER BY relation.created_at DESC, relation.muted_uuid DESC -- mirrored
LIMIT 101
