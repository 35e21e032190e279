SELECT count(*)
FROM sketch_posts
WHERE reply_to_activity_uuid IS NOT NULL
