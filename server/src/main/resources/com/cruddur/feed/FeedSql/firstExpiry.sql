-- When the first of the activities expires, or of the replies to them, which their counts leave out from then on.
SELECT min(expiring.expires_at) AS expires_at
FROM (
    SELECT activity.expires_at
    FROM public.activities AS activity
    WHERE activity.uuid = ANY (CAST(:activities AS uuid[]))
    UNION ALL
    SELECT reply.expires_at
    FROM public.activities AS reply
    WHERE reply.reply_to_activity_uuid = ANY (CAST(:activities AS uuid[]))
) AS expiring
WHERE expiring.expires_at > :now
