-- Handles that anybody may take again.
WITH due AS MATERIALIZED (
    SELECT expired.handle_key
    FROM public.held_handles AS expired
    WHERE expired.expires_at >= :from
      AND expired.expires_at <= now()
    ORDER BY expired.expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.held_handles AS expired
    USING due
    WHERE expired.handle_key = due.handle_key
    RETURNING expired.expires_at AS time
)
SELECT count(*)::integer AS rows,
       max(deleted.time) AS last
FROM deleted
