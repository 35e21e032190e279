UPDATE sketch_posts AS post
SET user_uuid = NULL
WHERE post.user_uuid IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM sketch_people AS person WHERE person.uuid = post.user_uuid)
