-- Evidence expires at its instant, whether or not the sweeper has deleted it.
SELECT report.uuid,
       CASE WHEN report.resolved_at IS NULL THEN 'open' ELSE 'resolved' END AS state,
       reporter.handle AS reporter_handle,
       reported.handle AS reported_handle,
       report.activity_uuid,
       report.reason,
       report.created_at,
       CASE WHEN report.evidence_expires_at > now() THEN report.evidence END AS evidence,
       report.evidence_expires_at,
       report.resolution,
       report.resolved_at,
       moderator.handle AS resolved_by
FROM public.reports AS report
LEFT JOIN public.users AS reporter ON reporter.uuid = report.reporter_uuid
LEFT JOIN public.users AS reported ON reported.uuid = report.reported_uuid
LEFT JOIN public.users AS moderator ON moderator.uuid = report.resolved_by_uuid
