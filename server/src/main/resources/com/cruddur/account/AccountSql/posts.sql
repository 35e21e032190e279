-- Expired posts, too: they have to lose their author as well.
SELECT activity.uuid
FROM public.activities AS activity
WHERE activity.user_uuid = :uuid
LIMIT 200
