-- Reverses add.sql, with the same order of locks.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid,
           activity.user_uuid,
           activity.{table}_count
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR NO KEY UPDATE
),
removed AS (
    DELETE FROM public.{table}
    USING activity
    WHERE {table}.activity_uuid = activity.uuid
      AND {table}.user_uuid = :viewer
    RETURNING {table}.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET {table}_count = activity.{table}_count - 1
    FROM removed
    WHERE activity.uuid = removed.activity_uuid
    RETURNING activity.{table}_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM removed) AS changed,
       coalesce((SELECT counted.{table}_count FROM counted), activity.{table}_count) AS total
FROM activity
