-- A page of the list, newest first. Suspended people reappear when their suspension ends.
SELECT person.uuid,
       person.handle,
       person.display_name,
       CAST(NULL AS text) AS avatar_version, -- whom one blocks one does not see
       person.bio,
       relation.created_at AS since,
       CAST(NULL AS boolean) AS following
FROM public.blocks AS relation
JOIN public.users AS person ON person.uuid = relation.blocked_uuid
WHERE relation.blocker_uuid = :person
  AND (relation.created_at, relation.blocked_uuid) < (:createdAt, :uuid) -- mirrored
  AND person.suspended_at IS NULL
ORDER BY relation.created_at DESC, relation.blocked_uuid DESC -- mirrored
LIMIT 101
