SELECT activity.uuid,
       author.handle,
       activity.message,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       activity.created_at
FROM public.activities AS activity
JOIN public.users AS author ON author.uuid = activity.user_uuid
WHERE activity.user_uuid = :person
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND (activity.created_at, activity.uuid) < (:before, :beforeUuid)
ORDER BY activity.created_at DESC, activity.uuid DESC
LIMIT 1000
