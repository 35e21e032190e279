SELECT report.uuid,
       report.created_at
FROM public.reports AS report
WHERE report.reporter_uuid = :reporter
  AND report.activity_uuid = :activity
