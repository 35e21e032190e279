SELECT notification.created_at
FROM public.notifications AS notification
WHERE notification.uuid = :uuid
  AND notification.user_uuid = :viewer
