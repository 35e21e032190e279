WITH due AS MATERIALIZED (
    SELECT {key}
    FROM public.{table} AS expired
    WHERE expired.{time} >= :from
      AND expired.{time} <= {until}
    ORDER BY expired.{time}
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
deleted AS (
    DELETE FROM public.{table} AS expired
    WHERE ({key}) IN (SELECT {key} FROM due)
    RETURNING expired.{time} AS time
)
SELECT count(*)::integer AS rows,
       CASE WHEN count(*) = 500 THEN max(deleted.time) END AS next
FROM deleted
