DELETE FROM public.notifications
WHERE notifications.user_uuid = :user
  AND notifications.actor_uuid = :actor
  AND notifications.kind = 'follow'
