-- In one statement, at whose end the references are checked.
INSERT INTO public.activities (
    uuid, user_uuid, message, replies_count, reply_to_activity_uuid, expires_at, created_at)
SELECT post.uuid, post.user_uuid, post.message, post.replies_count, post.reply_to_activity_uuid, post.expires_at,
       post.created_at
FROM sketch_posts AS post
WHERE post.reply_to_activity_uuid IS NOT NULL
ORDER BY post.id
