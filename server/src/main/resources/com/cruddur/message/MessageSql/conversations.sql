-- A page of conversations, last active first. The position is that of the last message, live or expired, so that a page
-- costs the same however many messages have expired.
SELECT conversation.uuid,
       other.display_name,
       other.handle,
       coalesce(last.message, '') AS message,
       coalesce(last.created_at, conversation.created_at) AS created_at,
       (
           SELECT count(*)::integer
           FROM (
               SELECT 1
               FROM public.messages AS unread
               WHERE unread.message_group_uuid = conversation.uuid
                 AND unread.created_at > member.read_at
                 AND unread.user_uuid <> member.user_uuid
                 AND (unread.expires_at IS NULL OR unread.expires_at > now())
               LIMIT 100
           ) AS bounded
       ) AS unread_count,
       extract(EPOCH FROM conversation.lifetime)::bigint AS lifetime,
       member.last_message_at,
       last.expires_at AS message_expires_at,
       CASE WHEN other.suspended_at IS NULL AND NOT EXISTS (
           SELECT 1
           FROM public.blocks
           WHERE (blocks.blocker_uuid = member.user_uuid AND blocks.blocked_uuid = other.uuid)
              OR (blocks.blocker_uuid = other.uuid AND blocks.blocked_uuid = member.user_uuid)
       ) THEN left(other.avatar_key, 8) END AS avatar_version
FROM public.message_group_members AS member
JOIN public.message_groups AS conversation ON conversation.uuid = member.message_group_uuid
JOIN public.users AS other
    ON other.uuid = CASE conversation.first_user_uuid
        WHEN member.user_uuid THEN conversation.second_user_uuid
        ELSE conversation.first_user_uuid
    END
LEFT JOIN LATERAL (
    SELECT message.message,
           message.created_at,
           message.expires_at
    FROM public.messages AS message
    WHERE message.message_group_uuid = conversation.uuid
      AND (message.expires_at IS NULL OR message.expires_at > now())
    ORDER BY message.created_at DESC, message.uuid DESC
    LIMIT 1
) AS last ON true
WHERE member.user_uuid = :viewer
  AND (member.last_message_at, member.message_group_uuid) < (:createdAt, :uuid) -- mirrored
ORDER BY member.last_message_at DESC, member.message_group_uuid DESC -- mirrored
LIMIT 101
