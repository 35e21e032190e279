-- Those of the authors, in the given order, whom the viewer does not follow, mute or block and who do not block the
-- viewer.
SELECT person.uuid,
       person.handle,
       person.display_name
FROM unnest(CAST(:authors AS uuid[])) WITH ORDINALITY AS author (uuid, place)
JOIN public.users AS person ON person.uuid = author.uuid
WHERE person.suspended_at IS NULL
  AND person.uuid IS DISTINCT FROM CAST(:viewer AS uuid)
  AND NOT EXISTS (
      SELECT 1 FROM public.follows
      WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.mutes
      WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks
      WHERE (blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid)
         OR (blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid))
  )
ORDER BY author.place
LIMIT 101
