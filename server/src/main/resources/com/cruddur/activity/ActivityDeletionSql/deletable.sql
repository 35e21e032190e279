-- One's own; and anybody's for who keeps order. To everybody else it is not there to be deleted.
SELECT activity.uuid
FROM public.activities AS activity
WHERE activity.uuid = :uuid
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND (
      activity.user_uuid = :person
      OR EXISTS (SELECT 1 FROM public.users AS person WHERE person.uuid = :person AND person.role IN ('moderator', 'admin'))
  )
