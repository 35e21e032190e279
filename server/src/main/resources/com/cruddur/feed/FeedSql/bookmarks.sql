-- What the viewer keeps, by the time of the bookmark. It was chosen, so that a mute does not hide it.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    -- include feed/not_reposted.sql
    bookmark.created_at AS placed_at
FROM public.bookmarks AS bookmark
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = bookmark.activity_uuid
WHERE bookmark.user_uuid = CAST(:viewer AS uuid)
  AND (bookmark.created_at, bookmark.activity_uuid) < (:createdAt, :uuid) -- mirrored
ORDER BY bookmark.created_at DESC, bookmark.activity_uuid DESC -- mirrored
LIMIT 101
