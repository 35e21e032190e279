SELECT count(*)
FROM sketch_posts
WHERE lost_reply
