-- How many live posts have the hashtag, counted up to a bound.
SELECT count(*)::integer
FROM (
    SELECT 1
    FROM public.activity_hashtags AS tagged
    JOIN public.activities AS activity ON activity.uuid = tagged.activity_uuid
    LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE tagged.hashtag = :hashtag
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND author.suspended_at IS NULL
    LIMIT 1000
) AS live
