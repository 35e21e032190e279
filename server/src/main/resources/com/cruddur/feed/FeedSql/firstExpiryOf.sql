-- When the first of a person's activities expires, and so leaves the count in their profile, which counts as many.
SELECT min(own.expires_at) AS expires_at
FROM (
    SELECT activity.expires_at
    FROM public.activities AS activity
    WHERE activity.user_uuid = :person
      AND activity.expires_at > :now
    LIMIT 10000
) AS own
