-- Returns the stored row in the same round trip.
WITH posted AS (
    INSERT INTO public.activities (uuid, user_uuid, message, expires_at)
    VALUES (:uuid, :author, :message, now() + CAST(:lifetime AS interval))
    RETURNING uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at
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
