-- A reply does not outlive what it answers.
WITH RECURSIVE thread AS (
    SELECT post.uuid, post.expires_at
    FROM sketch_posts AS post
    WHERE post.reply_to_activity_uuid IS NULL
      AND post.uuid IN (SELECT reply.reply_to_activity_uuid FROM sketch_posts AS reply)
    UNION ALL
    SELECT reply.uuid, least(reply.expires_at, thread.expires_at)
    FROM thread
    JOIN sketch_posts AS reply ON reply.reply_to_activity_uuid = thread.uuid
)
UPDATE sketch_posts AS post
SET expires_at = thread.expires_at
FROM thread
WHERE thread.uuid = post.uuid
  AND post.expires_at IS DISTINCT FROM thread.expires_at
