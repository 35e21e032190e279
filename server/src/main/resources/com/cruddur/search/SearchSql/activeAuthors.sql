-- Who wrote most of the newest live posts, where likes, replies and reposts count as well: the same for everybody.
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
