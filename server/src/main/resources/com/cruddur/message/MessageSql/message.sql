SELECT message.uuid,
       author.display_name,
       author.handle,
       message.message,
       message.created_at,
       message.expires_at,
       message.message_group_uuid
FROM public.messages AS message
JOIN public.users AS author ON author.uuid = message.user_uuid
WHERE message.uuid = :uuid
  AND message.user_uuid = :author
  AND (message.expires_at IS NULL OR message.expires_at > now())
