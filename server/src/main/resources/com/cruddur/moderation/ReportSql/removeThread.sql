-- A part of the thread at a time, the oldest first, so that two who do this wait for each other in the same order. The
-- caller repeats it until nothing is left: a reply that was written meanwhile is found then, and no more can come.
WITH RECURSIVE thread AS (
    SELECT CAST(:activity AS uuid) AS uuid
    UNION
    SELECT reply.uuid
    FROM public.activities AS reply
    JOIN thread ON reply.reply_to_activity_uuid = thread.uuid
),
alive AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid IN (SELECT thread.uuid FROM thread)
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
    ORDER BY activity.created_at, activity.uuid
    LIMIT 500
    FOR NO KEY UPDATE
)
UPDATE public.activities AS activity
SET expires_at = now()
FROM alive
WHERE activity.uuid = alive.uuid
RETURNING activity.uuid, activity.user_uuid
