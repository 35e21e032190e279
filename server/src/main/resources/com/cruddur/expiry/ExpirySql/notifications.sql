WITH due AS MATERIALIZED (
    SELECT expired.uuid
    FROM public.notifications AS expired
    WHERE expired.created_at >= :from
      AND expired.created_at <= now() - interval '90 days'
    ORDER BY expired.created_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.notifications AS expired
    USING due
    WHERE expired.uuid = due.uuid
    RETURNING expired.created_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
