-- In the transaction that posts: so this is when the activity was made, too.
INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
SELECT :activity, hashtag, now()
FROM unnest(CAST(:hashtags AS text[])) AS hashtag
