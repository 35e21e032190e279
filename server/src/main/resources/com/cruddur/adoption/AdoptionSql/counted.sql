SELECT count(*)
FROM sketch_posts
WHERE counted
