-- Leaves out whatever is expired, suspended, blocked or muted now. Scalar subqueries, because PostgreSQL may turn
-- EXISTS and plain joins into a join that reads whole tables.
SELECT notification.uuid,
       notification.kind,
       actor.handle,
       actor.display_name,
       actor.avatar_version,
       notification.activity_uuid,
       notification.message_group_uuid,
       notification.created_at,
       notification.read_at IS NOT NULL OR (notification.kind = 'message' AND (
           SELECT true
           FROM public.messages AS message
           JOIN public.message_group_members AS member
               ON member.message_group_uuid = message.message_group_uuid AND member.user_uuid = notification.user_uuid
           WHERE message.message_group_uuid = notification.message_group_uuid
             AND message.user_uuid = notification.actor_uuid
             AND message.created_at > member.read_at
             AND (message.expires_at IS NULL OR message.expires_at > now())
           LIMIT 1
       ) IS NULL) AS read
FROM public.notifications AS notification
JOIN LATERAL (
    SELECT person.handle,
           person.display_name,
           left(person.avatar_key, 8) AS avatar_version
    FROM public.users AS person
    WHERE person.uuid = notification.actor_uuid AND person.suspended_at IS NULL
    LIMIT 1
) AS actor ON true
WHERE notification.user_uuid = :viewer
  AND (notification.created_at, notification.uuid) < (:createdAt, :uuid)
  -- include notification/visible.sql
  AND (notification.kind <> 'message' OR (
      SELECT true
      FROM public.messages AS message
      WHERE message.message_group_uuid = notification.message_group_uuid
        AND message.user_uuid = notification.actor_uuid
        AND message.created_at >= coalesce(notification.begun_at, notification.created_at)
        AND (message.expires_at IS NULL OR message.expires_at > now())
      LIMIT 1
  ) IS NOT NULL)
ORDER BY notification.created_at DESC, notification.uuid DESC
LIMIT 401
