SELECT count(*)
FROM sketch_posts
