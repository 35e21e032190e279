-- Held until the transaction ends: nobody shortens it, counts on it or sweeps it meanwhile. Who waited for the lock looks
-- at the row's time again.
SELECT activity.uuid,
       activity.user_uuid
FROM public.activities AS activity
WHERE activity.uuid = :uuid
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :uuid)
FOR NO KEY UPDATE
