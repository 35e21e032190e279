-- The activities that expired since a position, and the counts of their parents without them.
SELECT activity.uuid,
       activity.expires_at,
       activity.user_uuid AS author_uuid,
       parent.uuid AS parent_uuid,
       parent.user_uuid AS parent_author_uuid,
       parent.likes_count,
       parent.reposts_count,
       parent.replies_count
FROM public.activities AS activity
LEFT JOIN LATERAL (
    SELECT seen.uuid, seen.user_uuid, seen.likes_count, seen.reposts_count, seen.replies_count
    FROM public.activities_seen_by(NULL) AS seen
    WHERE seen.uuid = activity.reply_to_activity_uuid
) AS parent ON true
WHERE activity.expires_at >= :expiresAt
  AND (activity.expires_at, activity.uuid) > (:expiresAt, :uuid)
  AND activity.expires_at <= now()
ORDER BY activity.expires_at, activity.uuid
LIMIT 500
