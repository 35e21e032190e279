-- In the order of ids: two that shorten threads which overlap take turns and do not wait for each other in a circle.
SELECT activity.uuid
FROM public.activities AS activity
WHERE activity.uuid = ANY (:rows)
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
ORDER BY activity.uuid
FOR NO KEY UPDATE
