SELECT post.id, post.uuid, post.message
FROM sketch_posts AS post
WHERE post.id > :after
  AND post.message ~ '[#＃@＠]'
ORDER BY post.id
LIMIT :most
