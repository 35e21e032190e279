INSERT INTO public.activities (uuid, user_uuid, message, replies_count, expires_at, created_at)
SELECT post.uuid, post.user_uuid, post.message, post.replies_count, post.expires_at, post.created_at
FROM sketch_posts AS post
WHERE post.reply_to_activity_uuid IS NULL
  AND post.id > :after
  AND post.id <= :last
ORDER BY post.id
