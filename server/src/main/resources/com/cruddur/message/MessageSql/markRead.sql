-- Up to the newest visible message: one that is being written now gets a later time and stays unread.
UPDATE public.message_group_members AS member
SET read_at = greatest(
    member.read_at,
    (
        SELECT max(message.created_at)
        FROM public.messages AS message
        WHERE message.message_group_uuid = member.message_group_uuid
          AND (message.expires_at IS NULL OR message.expires_at > now())
    )
)
WHERE member.message_group_uuid = :conversation
  AND member.user_uuid = :viewer
