-- Authors may delete their own activities; moderators and admins may delete any.
SELECT activity.uuid
FROM public.activities AS activity
WHERE activity.uuid = :uuid
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND (
      activity.user_uuid = :person
      OR EXISTS (SELECT 1 FROM public.users AS person WHERE person.uuid = :person AND person.role IN ('moderator', 'admin'))
  )
