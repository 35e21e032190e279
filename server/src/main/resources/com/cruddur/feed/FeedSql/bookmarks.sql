-- The viewer's bookmarks, by the time of the bookmark. A mute does not hide a post that the viewer chose to keep.
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
