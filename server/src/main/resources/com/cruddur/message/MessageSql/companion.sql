-- The other member of the viewer's conversation, how long its messages live, and up to when the viewer has read it; nobody
-- when the viewer is not a member.
SELECT person.handle,
       person.display_name,
       extract(EPOCH FROM conversation.lifetime)::bigint AS lifetime,
       member.read_at
FROM public.message_groups AS conversation
JOIN public.users AS person ON person.uuid IN (conversation.first_user_uuid, conversation.second_user_uuid)
JOIN public.message_group_members AS member
    ON member.message_group_uuid = conversation.uuid AND member.user_uuid = CAST(:viewer AS uuid)
WHERE conversation.uuid = :conversation
  AND CAST(:viewer AS uuid) IN (conversation.first_user_uuid, conversation.second_user_uuid)
  AND person.uuid <> CAST(:viewer AS uuid)
