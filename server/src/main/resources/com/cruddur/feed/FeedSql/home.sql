-- Everybody's. The caller bounds the rows it fetches (JDBC's maxRows, never above this LIMIT): a LIMIT that is a
-- parameter would make PostgreSQL plan the query anew each time.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    -- include feed/not_reposted.sql
    activity.created_at AS placed_at
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
  AND NOT activity.muted
ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
LIMIT 101
