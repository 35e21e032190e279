-- Applies to new messages only.
UPDATE public.message_groups AS conversation
SET lifetime = CAST(:lifetime AS interval)
WHERE conversation.uuid = :conversation
  AND CAST(:viewer AS uuid) IN (conversation.first_user_uuid, conversation.second_user_uuid)
