WITH locked AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = ANY (:rows)
    ORDER BY activity.uuid
    FOR NO KEY UPDATE
)
UPDATE public.activities AS activity
SET user_uuid = NULL
FROM locked
WHERE activity.uuid = locked.uuid
