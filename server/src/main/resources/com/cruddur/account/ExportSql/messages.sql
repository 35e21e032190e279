SELECT message.uuid,
       message.message_group_uuid,
       author.handle,
       message.message,
       message.expires_at,
       message.created_at
FROM public.message_group_members AS member
JOIN public.messages AS message ON message.message_group_uuid = member.message_group_uuid
JOIN public.users AS author ON author.uuid = message.user_uuid
WHERE member.user_uuid = :person
  AND (message.expires_at IS NULL OR message.expires_at > now())
  AND (message.created_at, message.uuid) < (:before, :beforeUuid)
ORDER BY message.created_at DESC, message.uuid DESC
LIMIT 1000
