DELETE FROM public.notifications
WHERE notifications.activity_uuid = :activity
  AND notifications.actor_uuid = :actor
  AND notifications.kind = :kind
