UPDATE public.reports AS report
SET resolved_at = now(),
    resolved_by_uuid = CAST(:moderator AS uuid),
    resolution = :resolution
WHERE report.uuid = :uuid
