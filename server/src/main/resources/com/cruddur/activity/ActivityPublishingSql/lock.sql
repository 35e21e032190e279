-- Until the transaction ends, nobody can shorten the activity, change its counters or sweep it. After waiting for the
-- lock PostgreSQL checks the expiry again.
SELECT activity.uuid,
       activity.user_uuid
FROM public.activities AS activity
WHERE activity.uuid = :uuid
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :uuid)
FOR NO KEY UPDATE
