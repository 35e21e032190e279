-- The authors of the newest live posts, ranked by their posts and the likes, replies and reposts of these. The result
-- does not depend on the viewer.
SELECT recent.user_uuid
FROM (
    SELECT activity.user_uuid,
           activity.likes_count + activity.replies_count + activity.reposts_count AS reactions
    FROM public.activities AS activity
    WHERE (activity.expires_at IS NULL OR activity.expires_at > now())
    ORDER BY activity.created_at DESC, activity.uuid DESC
    LIMIT 2000
) AS recent
WHERE recent.user_uuid IS NOT NULL
GROUP BY recent.user_uuid
ORDER BY sum(1 + recent.reactions) DESC, recent.user_uuid
LIMIT 500
