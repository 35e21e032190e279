-- Replies to rows that will be deleted; they are deleted with them, whatever their own expiry.
SELECT reply.uuid
FROM public.activities AS reply
WHERE reply.reply_to_activity_uuid = ANY (:parents)
LIMIT 1001
