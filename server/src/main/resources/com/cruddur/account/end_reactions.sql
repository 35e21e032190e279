-- The post is locked before the rows that belong to it, as everywhere.
WITH batch AS MATERIALIZED (
    SELECT mark.activity_uuid
    FROM public.{table} AS mark
    WHERE mark.user_uuid = :uuid
    LIMIT 1000
),
locked AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid IN (SELECT batch.activity_uuid FROM batch)
    ORDER BY activity.uuid
    FOR NO KEY UPDATE
),
gone AS (
    DELETE FROM public.{table} AS mark
    USING locked
    WHERE mark.activity_uuid = locked.uuid
      AND mark.user_uuid = :uuid
    RETURNING mark.activity_uuid
)
UPDATE public.activities AS activity
SET {table}_count = greatest(0, activity.{table}_count - 1)
FROM gone
WHERE activity.uuid = gone.activity_uuid
