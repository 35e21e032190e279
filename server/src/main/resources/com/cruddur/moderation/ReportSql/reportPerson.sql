-- A second report by the same reporter adds no row until the first is resolved.
INSERT INTO public.reports (uuid, reporter_uuid, reported_uuid, evidence_expires_at, reason)
SELECT :uuid,
       :reporter,
       person.uuid,
       now() + make_interval(days => :days),
       :reason
FROM public.users AS person
WHERE person.uuid = public.person_called(:handle)
  AND person.suspended_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = :reporter AND blocks.blocked_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :reporter
  )
ON CONFLICT (reporter_uuid, reported_uuid) WHERE activity_uuid IS NULL AND resolved_at IS NULL DO NOTHING
RETURNING coalesce(reported_uuid = reporter_uuid, false) AS own
