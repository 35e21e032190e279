DELETE FROM sketch_posts
WHERE expires_at <= now()
