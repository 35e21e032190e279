-- Reset codes that nobody used in time.
WITH due AS MATERIALIZED (
    SELECT expired.user_uuid
    FROM public.password_resets AS expired
    WHERE expired.expires_at >= :from
      AND expired.expires_at <= now()
    ORDER BY expired.expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.password_resets AS expired
    USING due
    WHERE expired.user_uuid = due.user_uuid
    RETURNING expired.expires_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
