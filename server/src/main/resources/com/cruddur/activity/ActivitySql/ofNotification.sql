-- The activity that a notification is about. Its own query decides whether the viewer sees it.
SELECT notification.activity_uuid
FROM public.notifications AS notification
WHERE notification.uuid = :uuid
  AND notification.activity_uuid IS NOT NULL
