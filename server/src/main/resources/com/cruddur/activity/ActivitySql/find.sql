SELECT
    -- include activity/columns.sql
    activity.uuid
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE activity.uuid = :uuid
