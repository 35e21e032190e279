-- A page of the list, newest first, without people blocked in either direction.
SELECT person.uuid,
       person.handle,
       person.display_name,
       left(person.avatar_key, 8) AS avatar_version,
       person.bio,
       relation.created_at AS since,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN EXISTS (
           SELECT 1 FROM public.follows
           WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
       ) END AS following
FROM public.follows AS relation
JOIN public.users AS person ON person.uuid = relation.{listed}_uuid
WHERE relation.{whose}_uuid = :person
  AND (relation.created_at, relation.{listed}_uuid) < (:createdAt, :uuid) -- mirrored
  AND person.suspended_at IS NULL
  AND (CAST(:viewer AS uuid) IS NULL OR (
      SELECT true FROM public.blocks
      WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
  ) IS NULL)
  AND (CAST(:viewer AS uuid) IS NULL OR (
      SELECT true FROM public.blocks
      WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
  ) IS NULL)
ORDER BY relation.created_at DESC, relation.{listed}_uuid DESC -- mirrored
LIMIT 101
