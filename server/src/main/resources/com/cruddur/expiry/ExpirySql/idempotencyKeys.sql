-- Keys of requests that clients no longer repeat.
WITH due AS MATERIALIZED (
    SELECT expired.user_uuid, expired.key
    FROM public.idempotency_keys AS expired
    WHERE expired.created_at >= :from
      AND expired.created_at <= now() - interval '24 hours'
    ORDER BY expired.created_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.idempotency_keys AS expired
    USING due
    WHERE expired.user_uuid = due.user_uuid AND expired.key = due.key
    RETURNING expired.created_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
