UPDATE sketch_posts AS post
SET uuid = gen_random_uuid()
FROM (
    SELECT id, row_number() OVER (PARTITION BY uuid ORDER BY id) AS place
    FROM sketch_posts
) AS numbered
WHERE numbered.id = post.id
  AND (post.uuid IS NULL OR numbered.place > 1)
