-- Locks the activity before the row of {table}, as all reactions do, so that the counter is exact and nothing deadlocks.
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
added AS (
    INSERT INTO public.{table} (activity_uuid, user_uuid)
    SELECT activity.uuid, :viewer
    FROM activity
    ON CONFLICT (activity_uuid, user_uuid) DO NOTHING
    RETURNING {table}.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET {table}_count = activity.{table}_count + 1
    FROM added
    WHERE activity.uuid = added.activity_uuid
    RETURNING activity.{table}_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM added) AS changed,
       coalesce((SELECT counted.{table}_count FROM counted), activity.{table}_count) AS total
FROM activity
