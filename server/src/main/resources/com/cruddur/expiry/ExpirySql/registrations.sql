-- Sign-ups of the version before this one that nobody confirmed in time.
WITH due AS MATERIALIZED (
    SELECT expired.uuid
    FROM public.registrations AS expired
    WHERE expired.expires_at >= :from
      AND expired.expires_at <= now()
    ORDER BY expired.expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.registrations AS expired
    USING due
    WHERE expired.uuid = due.uuid
    RETURNING expired.expires_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
