-- Several messages of a conversation share one notification until it is read; the first sets its beginning, and the
-- newest its position.
INSERT INTO public.notifications (uuid, user_uuid, kind, actor_uuid, message_group_uuid, begun_at)
SELECT :uuid,
       person.uuid,
       'message',
       :actor,
       :messageGroup,
       now()
FROM public.users AS person
WHERE person.uuid = :user
  AND NOT EXISTS (
      SELECT 1
      FROM public.mutes
      WHERE mutes.muter_uuid = :user AND mutes.muted_uuid = :actor
  )
FOR KEY SHARE OF person SKIP LOCKED
ON CONFLICT (message_group_uuid, user_uuid) WHERE kind = 'message' AND read_at IS NULL
DO UPDATE SET created_at = excluded.created_at
