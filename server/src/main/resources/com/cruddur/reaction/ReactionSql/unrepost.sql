-- Reverses repost.sql, with the same order of locks.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid,
           activity.user_uuid,
           activity.reposts_count
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR NO KEY UPDATE
),
unreposted AS (
    DELETE FROM public.reposts
    USING activity
    WHERE reposts.activity_uuid = activity.uuid
      AND reposts.user_uuid = :viewer
    RETURNING reposts.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET reposts_count = activity.reposts_count - 1
    FROM unreposted
    WHERE activity.uuid = unreposted.activity_uuid
    RETURNING activity.reposts_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM unreposted) AS changed,
       coalesce((SELECT counted.reposts_count FROM counted), activity.reposts_count) AS total
FROM activity
