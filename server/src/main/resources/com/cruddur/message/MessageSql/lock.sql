-- The lock keeps messages in the order of their commits. People are locked before the conversation, because the
-- deletion of an account locks them in this order.
WITH people AS MATERIALIZED (
    SELECT person.uuid,
           person.suspended_at
    FROM public.message_groups AS conversation
    JOIN public.users AS person ON person.uuid IN (conversation.first_user_uuid, conversation.second_user_uuid)
    WHERE conversation.uuid = :uuid
      AND CAST(:viewer AS uuid) IN (conversation.first_user_uuid, conversation.second_user_uuid)
    ORDER BY person.uuid
    FOR KEY SHARE OF person
)
SELECT conversation.uuid,
       receiver.uuid AS receiver_uuid,
       receiver.suspended_at IS NULL AND NOT EXISTS (
           SELECT 1
           FROM public.blocks
           WHERE (blocks.blocker_uuid = :viewer AND blocks.blocked_uuid = receiver.uuid)
              OR (blocks.blocker_uuid = receiver.uuid AND blocks.blocked_uuid = :viewer)
       ) AS writable
FROM people AS receiver
JOIN public.message_groups AS conversation ON conversation.uuid = :uuid
WHERE receiver.uuid <> :viewer
FOR NO KEY UPDATE OF conversation
