-- Level by level, and no further than the limit. A reply never outlives what it answers, so the walk ends where something
-- ends in time. The limit within keeps PostgreSQL from reading the whole table for a level. greatest() passes over NULL. UNION, not UNION ALL: a row put in by hand may answer itself.
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
