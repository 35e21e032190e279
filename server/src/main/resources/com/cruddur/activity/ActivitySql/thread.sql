-- One activity, and its first hundred replies, oldest first: two short walks of an index in one round trip.
(
    SELECT activity.uuid,
           author.display_name,
           author.handle,
           activity.message,
           activity.replies_count,
           activity.reposts_count,
           activity.likes_count,
           activity.reply_to_activity_uuid,
           activity.expires_at,
           activity.created_at
    FROM public.activities AS activity
    LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE activity.uuid = :uuid
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
)
UNION ALL
(
    SELECT activity.uuid,
           author.display_name,
           author.handle,
           activity.message,
           activity.replies_count,
           activity.reposts_count,
           activity.likes_count,
           activity.reply_to_activity_uuid,
           activity.expires_at,
           activity.created_at
    FROM public.activities AS activity
    LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE activity.reply_to_activity_uuid = :uuid
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
    ORDER BY activity.created_at, activity.uuid
    LIMIT 100
)
