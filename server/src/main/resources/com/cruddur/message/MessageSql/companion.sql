-- The other member of the viewer's conversation; nobody when the viewer is not a member.
SELECT person.uuid,
       person.handle,
       person.display_name
FROM public.message_groups AS conversation
JOIN public.users AS person ON person.uuid IN (conversation.first_user_uuid, conversation.second_user_uuid)
WHERE conversation.uuid = :conversation
  AND CAST(:viewer AS uuid) IN (conversation.first_user_uuid, conversation.second_user_uuid)
  AND person.uuid <> CAST(:viewer AS uuid)
