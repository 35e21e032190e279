-- What answers rows that are to go, and so goes with them, whatever its own time.
SELECT reply.uuid
FROM public.activities AS reply
WHERE reply.reply_to_activity_uuid = ANY (:parents)
LIMIT 1001
