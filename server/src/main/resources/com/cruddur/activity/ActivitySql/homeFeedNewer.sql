-- The page before a place, oldest first: the other direction of homeFeed, bounded in the same way.
SELECT activity.uuid,
       author.display_name,
       author.handle,
       activity.message,
       activity.replies_count,
       activity.reposts_count,
       activity.likes_count,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       activity.created_at
FROM public.activities AS activity
LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
WHERE (activity.created_at, activity.uuid) > (:createdAt, :uuid)
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
ORDER BY activity.created_at, activity.uuid
LIMIT 101
