-- Rows are locked in the order of their ids, so that two who go at once cannot wait for each other.
WITH locked AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = ANY (:rows)
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
    ORDER BY activity.uuid
    FOR NO KEY UPDATE
)
UPDATE public.activities AS activity
SET expires_at = now()
FROM locked
WHERE activity.uuid = locked.uuid
