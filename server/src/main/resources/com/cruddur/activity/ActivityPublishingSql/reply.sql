-- A reply expires no later than its parent. least() ignores NULL, which stands for no expiry, on either side.
WITH posted AS (
    INSERT INTO public.activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
    SELECT :uuid, :author, :message, parent.uuid, least(parent.expires_at, now() + CAST(:lifetime AS interval))
    FROM public.activities AS parent
    WHERE parent.uuid = :parent
      AND (parent.expires_at IS NULL OR parent.expires_at > now())
    RETURNING uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at
),
counted AS (
    UPDATE public.activities AS parent
    SET replies_count = parent.replies_count + 1
    FROM posted
    WHERE parent.uuid = posted.reply_to_activity_uuid
)
SELECT posted.uuid,
       author.display_name,
       author.handle,
       left(author.avatar_key, 8) AS avatar_version,
       posted.message,
       posted.replies_count,
       posted.reposts_count,
       posted.likes_count,
       posted.reply_to_activity_uuid,
       posted.expires_at,
       posted.created_at,
       false AS liked,
       false AS reposted,
       false AS bookmarked
FROM posted
JOIN public.users AS author ON author.uuid = posted.user_uuid
