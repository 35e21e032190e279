SELECT count(*)
FROM sketch_posts
WHERE created_at > now()
