-- Stores a copy of the post that the reporter sees. A second report by the same person adds no row.
INSERT INTO public.reports
    (uuid, reporter_uuid, reported_uuid, activity_uuid, evidence, evidence_expires_at, reason)
SELECT :uuid,
       :reporter,
       activity.user_uuid,
       activity.uuid,
       CAST(json_build_object(
           'display_name', activity.display_name,
           'handle', activity.handle,
           'message', activity.message,
           'created_at', activity.created_at
       ) AS text),
       now() + make_interval(days => :days),
       :reason
FROM public.activities_seen_by(CAST(:reporter AS uuid)) AS activity
WHERE activity.uuid = :activity
ON CONFLICT (reporter_uuid, activity_uuid) WHERE activity_uuid IS NOT NULL DO NOTHING
RETURNING coalesce(reported_uuid = reporter_uuid, false) AS own
