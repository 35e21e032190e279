UPDATE sketch_posts AS post
SET replies_count = replies.count
FROM (
    SELECT reply_to_activity_uuid AS parent, count(*) AS count
    FROM sketch_posts
    WHERE reply_to_activity_uuid IS NOT NULL
    GROUP BY reply_to_activity_uuid
) AS replies
WHERE replies.parent = post.uuid
