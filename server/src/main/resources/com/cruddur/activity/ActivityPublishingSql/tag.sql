-- Runs in the transaction of the post, so now() is the creation time of the activity, too.
INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
SELECT :activity, hashtag, now()
FROM unnest(CAST(:hashtags AS text[])) AS hashtag
