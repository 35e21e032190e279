-- Ids of posts that were over for 30 days.
WITH due AS MATERIALIZED (
    SELECT expired.uuid
    FROM public.ended_activities AS expired
    WHERE expired.expires_at >= :from
      AND expired.expires_at <= now()
    ORDER BY expired.expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.ended_activities AS expired
    USING due
    WHERE expired.uuid = due.uuid
    RETURNING expired.expires_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
