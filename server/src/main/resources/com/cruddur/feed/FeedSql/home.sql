-- The activities of everybody. The caller bounds the rows with JDBC's maxRows, never above this LIMIT, because
-- PostgreSQL replans the query for each value of a LIMIT parameter.
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
