-- The latest report, which is the open one if there is any.
SELECT report.uuid,
       report.created_at
FROM public.reports AS report
JOIN public.users AS person ON person.uuid = report.reported_uuid
WHERE report.reporter_uuid = :reporter
  AND report.activity_uuid IS NULL
  AND person.uuid = public.person_called(:handle)
ORDER BY report.created_at DESC
LIMIT 1
