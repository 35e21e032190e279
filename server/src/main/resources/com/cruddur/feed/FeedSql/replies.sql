-- One person's replies.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    -- include feed/not_reposted.sql
    activity.created_at AS placed_at
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE activity.user_uuid = :person
  AND activity.reply_to_activity_uuid IS NOT NULL
  AND (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
LIMIT 101
