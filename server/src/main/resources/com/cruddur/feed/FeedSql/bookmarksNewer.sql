-- The other direction of bookmarks.sql, oldest first: a test holds the two together.
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
       bookmark.created_at AS placed_at
FROM public.bookmarks AS bookmark
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = bookmark.activity_uuid
WHERE bookmark.user_uuid = CAST(:viewer AS uuid)
  AND (bookmark.created_at, bookmark.activity_uuid) > (:createdAt, :uuid)
ORDER BY bookmark.created_at, bookmark.activity_uuid
LIMIT 101
