-- One person's likes, by the time of the like, without posts of other people whom the viewer muted.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    -- include feed/not_reposted.sql
    liking.created_at AS placed_at
FROM public.likes AS liking
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = liking.activity_uuid
WHERE liking.user_uuid = :person
  AND (liking.created_at, liking.activity_uuid) < (:createdAt, :uuid) -- mirrored
  AND (NOT activity.muted OR activity.user_uuid = :person)
ORDER BY liking.created_at DESC, liking.activity_uuid DESC -- mirrored
LIMIT 101
