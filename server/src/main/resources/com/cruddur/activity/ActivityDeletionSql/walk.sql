-- Walks level by level, up to the limit. A reply never outlives its parent, so the walk stops at rows that expire in
-- time. The inner LIMIT keeps PostgreSQL from reading the whole table for one level. greatest() ignores NULL. UNION,
-- not UNION ALL, because a row inserted by hand may be its own parent.
WITH RECURSIVE thread AS (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = ANY (:roots)
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND (activity.expires_at IS NULL OR activity.expires_at > greatest(now(), CAST(:until AS timestamptz)))
    UNION
    SELECT reply.uuid
    FROM thread
    CROSS JOIN LATERAL (
        SELECT reply.uuid
        FROM public.activities AS reply
        WHERE reply.reply_to_activity_uuid = thread.uuid
          AND (reply.expires_at IS NULL OR reply.expires_at > greatest(now(), CAST(:until AS timestamptz)))
        LIMIT 1001
    ) AS reply
)
SELECT thread.uuid,
       EXISTS (
           SELECT 1 FROM public.activities AS reply
           WHERE reply.reply_to_activity_uuid = thread.uuid
             AND reply.uuid <> thread.uuid
             AND (reply.expires_at IS NULL OR reply.expires_at > greatest(now(), CAST(:until AS timestamptz)))
       ) AS answered
FROM thread
LIMIT 1001
