-- The newest uses of hashtags, up to a bound, without expired posts, and with the expiry of each post. now() is the
-- database's clock, by which a cache can leave out posts that expire later.
SELECT recent.hashtag,
       activity.expires_at,
       now() AS now
FROM (
    SELECT tagged.hashtag,
           tagged.activity_uuid
    FROM public.activity_hashtags AS tagged
    WHERE tagged.created_at > now() - interval '7 days'
    ORDER BY tagged.created_at DESC
    LIMIT 10000
) AS recent
JOIN public.activities AS activity ON activity.uuid = recent.activity_uuid
LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
WHERE (activity.expires_at IS NULL OR activity.expires_at > now())
  AND author.suspended_at IS NULL
