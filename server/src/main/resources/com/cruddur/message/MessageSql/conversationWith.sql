SELECT conversation.uuid
FROM public.users AS person
JOIN public.message_groups AS conversation
    ON conversation.first_user_uuid = least(person.uuid, CAST(:viewer AS uuid))
   AND conversation.second_user_uuid = greatest(person.uuid, CAST(:viewer AS uuid))
WHERE person.uuid = public.person_called(:handle)
