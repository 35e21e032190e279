-- Deletes the copy of the reported post; the report stays.
WITH due AS MATERIALIZED (
    SELECT report.uuid
    FROM public.reports AS report
    WHERE report.evidence IS NOT NULL
      AND report.evidence_expires_at >= :from
      AND report.evidence_expires_at <= now()
    ORDER BY report.evidence_expires_at
    LIMIT 500
    FOR UPDATE SKIP LOCKED
),
emptied AS (
    UPDATE public.reports AS report
    SET evidence = NULL
    FROM due
    WHERE report.uuid = due.uuid
    RETURNING report.evidence_expires_at AS time
)
SELECT count(*)::integer AS rows,
       CASE WHEN count(*) = 500 THEN max(emptied.time) END AS next
FROM emptied
