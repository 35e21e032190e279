-- Waits for no lock: an account that is being deleted needs no notification.
INSERT INTO public.notifications (uuid, user_uuid, kind, actor_uuid, activity_uuid)
SELECT :uuid,
       person.uuid,
       :kind,
       :actor,
       CAST(:activity AS uuid)
FROM public.users AS person
WHERE person.uuid = :user
  AND person.uuid <> :actor
  AND NOT EXISTS (
      SELECT 1
      FROM public.blocks
      WHERE (blocks.blocker_uuid = :user AND blocks.blocked_uuid = :actor)
         OR (blocks.blocker_uuid = :actor AND blocks.blocked_uuid = :user)
  )
  AND NOT EXISTS (
      SELECT 1
      FROM public.mutes
      WHERE mutes.muter_uuid = :user AND mutes.muted_uuid = :actor
  )
  -- One notification for a reply that also mentions its receiver.
  AND NOT (:kind IN ('reply', 'mention') AND EXISTS (
      SELECT 1
      FROM public.notifications AS told
      WHERE told.activity_uuid = CAST(:activity AS uuid) AND told.user_uuid = :user AND told.kind IN ('reply', 'mention')
  ))
FOR KEY SHARE OF person SKIP LOCKED
ON CONFLICT DO NOTHING
