SELECT coalesce(max(id), 0)
FROM sketch_posts
