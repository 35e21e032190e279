-- The posts with a hashtag. created_at of a tag is the time of the post.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    -- include feed/not_reposted.sql
    tagged.created_at AS placed_at
FROM public.activity_hashtags AS tagged
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = tagged.activity_uuid
WHERE tagged.hashtag = :hashtag
  AND (tagged.created_at, tagged.activity_uuid) < (:createdAt, :uuid) -- mirrored
  AND NOT activity.muted
ORDER BY tagged.created_at DESC, tagged.activity_uuid DESC -- mirrored
LIMIT 101
