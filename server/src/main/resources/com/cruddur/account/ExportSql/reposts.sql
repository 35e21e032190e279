SELECT activity.uuid,
       activity.handle,
       activity.message,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       mark.created_at
FROM public.reposts AS mark
JOIN public.activities_seen_by(:person) AS activity ON activity.uuid = mark.activity_uuid
WHERE mark.user_uuid = :person
  AND (mark.created_at, mark.activity_uuid) < (:before, :beforeUuid)
ORDER BY mark.created_at DESC, mark.activity_uuid DESC
LIMIT 1000
