-- A conversation's messages after a place, oldest first: the other direction of messages.
SELECT message.uuid,
       author.display_name,
       author.handle,
       message.message,
       message.created_at,
       message.expires_at,
       message.message_group_uuid
FROM public.messages AS message
JOIN public.users AS author ON author.uuid = message.user_uuid
WHERE message.message_group_uuid = :conversation
  AND EXISTS (
      SELECT 1
      FROM public.message_group_members AS member
      WHERE member.message_group_uuid = :conversation AND member.user_uuid = :viewer
  )
  AND (message.expires_at IS NULL OR message.expires_at > now())
  AND (message.created_at, message.uuid) > (:createdAt, :uuid)
ORDER BY message.created_at, message.uuid
LIMIT 101
