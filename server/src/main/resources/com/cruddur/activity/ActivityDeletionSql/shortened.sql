-- The lifetime counts from the time of the post, so that repeating a request changes nothing.
SELECT activity.created_at + CAST(:lifetime AS interval) AS until,
       coalesce(activity.created_at + CAST(:lifetime AS interval) > activity.expires_at, false) AS longer,
       activity.created_at + CAST(:lifetime AS interval) <= now() AS over
FROM public.activities AS activity
WHERE activity.uuid = :uuid
  AND activity.user_uuid = :author
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
