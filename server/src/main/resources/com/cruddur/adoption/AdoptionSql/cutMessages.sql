UPDATE sketch_posts AS post
SET message = left(post.message, most.length - 1) || '…'
FROM (VALUES (false, 280), (true, 1024)) AS most (of_reply, length)
WHERE most.of_reply = (post.reply_to_activity_uuid IS NOT NULL)
  AND char_length(post.message) > most.length
