-- The conversation is locked. Each message is later than the last, even if the clock is set back. Writing marks all
-- earlier messages as read.
WITH placed AS (
    UPDATE public.message_group_members AS member
    SET last_message_at = greatest(clock_timestamp(), member.last_message_at + interval '1 microsecond'),
        read_at = greatest(member.read_at, member.last_message_at)
    WHERE member.message_group_uuid = :conversation AND member.user_uuid = :author
    RETURNING member.last_message_at
),
followed AS (
    UPDATE public.message_group_members AS member
    SET last_message_at = placed.last_message_at
    FROM placed
    WHERE member.message_group_uuid = :conversation AND member.user_uuid <> :author
)
INSERT INTO public.messages (uuid, message_group_uuid, user_uuid, message, created_at, expires_at)
SELECT :uuid,
       conversation.uuid,
       :author,
       :message,
       placed.last_message_at,
       placed.last_message_at + conversation.lifetime
FROM placed
JOIN public.message_groups AS conversation ON conversation.uuid = :conversation
