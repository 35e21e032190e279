-- The conditions of rows.sql, restricted to unread rows. Reading a conversation also reads its notification.
SELECT count(*)::integer AS notifications,
       count(*) FILTER (WHERE bounded.kind = 'message')::integer AS conversations
FROM (
    SELECT notification.kind
    FROM public.notifications AS notification
    JOIN LATERAL (
        SELECT 1
        FROM public.users AS person
        WHERE person.uuid = notification.actor_uuid AND person.suspended_at IS NULL
        LIMIT 1
    ) AS actor ON true
    WHERE notification.user_uuid = :viewer
      AND notification.read_at IS NULL
      -- include notification/visible.sql
      AND (notification.kind <> 'message' OR (
          SELECT true
          FROM public.messages AS message
          JOIN public.message_group_members AS member
              ON member.message_group_uuid = message.message_group_uuid AND member.user_uuid = notification.user_uuid
          WHERE message.message_group_uuid = notification.message_group_uuid
            AND message.user_uuid = notification.actor_uuid
            AND message.created_at >= coalesce(notification.begun_at, notification.created_at)
            AND message.created_at > member.read_at
            AND (message.expires_at IS NULL OR message.expires_at > now())
          LIMIT 1
      ) IS NOT NULL)
    LIMIT 100
) AS bounded
