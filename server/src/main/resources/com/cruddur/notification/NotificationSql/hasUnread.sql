SELECT count(*) > 0
FROM (
    SELECT 1
    FROM public.notifications
    WHERE notifications.user_uuid = :viewer
      AND notifications.read_at IS NULL
    LIMIT 1
) AS bounded
