-- The other direction of likes.sql, oldest first: a test holds the two together.
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
       liking.created_at AS placed_at
FROM public.likes AS liking
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = liking.activity_uuid
WHERE liking.user_uuid = :person
  AND (liking.created_at, liking.activity_uuid) > (:createdAt, :uuid)
  AND (NOT activity.muted OR activity.user_uuid = :person)
ORDER BY liking.created_at, liking.activity_uuid
LIMIT 101
