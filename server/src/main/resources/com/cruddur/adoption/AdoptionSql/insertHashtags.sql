INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
SELECT tagged.uuid, tagged.hashtag, post.created_at
FROM unnest(CAST(:activities AS uuid[]), CAST(:hashtags AS text[])) AS tagged (uuid, hashtag)
JOIN sketch_posts AS post ON post.uuid = tagged.uuid
