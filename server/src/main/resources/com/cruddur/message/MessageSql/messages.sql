-- A page of a conversation's live messages for a member, newest first.
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
  AND (message.created_at, message.uuid) < (:createdAt, :uuid) -- mirrored
ORDER BY message.created_at DESC, message.uuid DESC -- mirrored
LIMIT 101
