-- The other direction of replies.sql, oldest first: a test holds the two together.
SELECT activity.uuid,
       activity.display_name,
       activity.handle,
       activity.message,
       activity.replies_count,
       activity.reposts_count,
       activity.likes_count,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       activity.created_at,
       activity.liked,
       activity.reposted,
       activity.bookmarked,
       CAST(NULL AS text) AS reposted_by_handle,
       CAST(NULL AS text) AS reposted_by_display_name,
       CAST(NULL AS timestamptz) AS reposted_at,
       activity.created_at AS placed_at
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE activity.user_uuid = :person
  AND activity.reply_to_activity_uuid IS NOT NULL
  AND (activity.created_at, activity.uuid) > (:createdAt, :uuid)
ORDER BY activity.created_at, activity.uuid
LIMIT 101
