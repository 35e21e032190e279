SELECT report.activity_uuid,
       report.reported_uuid,
       report.resolution
FROM public.reports AS report
WHERE report.uuid = :uuid
FOR UPDATE
