-- Locks in the order of ids, so that concurrent changes to overlapping threads do not deadlock.
SELECT activity.uuid
FROM public.activities AS activity
WHERE activity.uuid = ANY (:rows)
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
ORDER BY activity.uuid
FOR NO KEY UPDATE
