-- Events that are too old for a stream to resume from.
WITH due AS MATERIALIZED (
    SELECT expired.id
    FROM public.events AS expired
    WHERE expired.created_at >= :from
      AND expired.created_at <= now() - interval '10 minutes'
    ORDER BY expired.created_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.events AS expired
    USING due
    WHERE expired.id = due.id
    RETURNING expired.created_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
