-- Devices in which nobody signed in for a long time.
WITH due AS MATERIALIZED (
    SELECT expired.user_uuid, expired.token_hash
    FROM public.devices AS expired
    WHERE expired.expires_at >= :from
      AND expired.expires_at <= now()
    ORDER BY expired.expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.devices AS expired
    USING due
    WHERE expired.user_uuid = due.user_uuid
      AND expired.token_hash = due.token_hash
    RETURNING expired.expires_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
