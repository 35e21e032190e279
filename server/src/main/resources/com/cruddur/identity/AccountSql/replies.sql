SELECT reply.uuid
FROM public.activities AS reply
WHERE reply.reply_to_activity_uuid = ANY (:rows)
  AND (reply.expires_at IS NULL OR reply.expires_at > now())
LIMIT 1000
