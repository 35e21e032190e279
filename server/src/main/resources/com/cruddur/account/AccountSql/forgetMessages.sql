-- Deletes the messages of both members, expired or not.
DELETE FROM public.messages
WHERE uuid IN (
    SELECT message.uuid
    FROM public.message_group_members AS member
    JOIN public.messages AS message ON message.message_group_uuid = member.message_group_uuid
    WHERE member.user_uuid = :uuid
    LIMIT 1000
)
