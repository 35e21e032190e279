-- A reply keeps its parent if the parent is kept and the thread begins with a post, which excludes circles.
WITH RECURSIVE thread AS (
    SELECT post.uuid
    FROM sketch_posts AS post
    WHERE post.reply_to_activity_uuid IS NULL
      AND post.uuid IN (SELECT reply.reply_to_activity_uuid FROM sketch_posts AS reply)
    UNION ALL
    SELECT reply.uuid
    FROM thread
    JOIN sketch_posts AS reply ON reply.reply_to_activity_uuid = thread.uuid
)
UPDATE sketch_posts AS post
SET reply_to_activity_uuid = NULL, lost_reply = true
WHERE post.reply_to_activity_uuid IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM thread WHERE thread.uuid = post.uuid)
