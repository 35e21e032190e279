-- Whether the word index has few matches, so that reading all of them costs less than reading the newest activities.
SELECT count(*) <= 2000 AS rare
FROM (
    SELECT 1
    FROM public.activities AS activity
    WHERE public.search_vector(activity.message) @@ (SELECT public.search_query(:term))
      AND (activity.created_at, activity.uuid) < (:createdAt, :uuid)
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
    LIMIT 2001
) AS counted
