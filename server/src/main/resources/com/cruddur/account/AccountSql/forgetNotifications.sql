DELETE FROM public.notifications
WHERE uuid IN (
    SELECT notification.uuid
    FROM public.notifications AS notification
    WHERE notification.user_uuid = :uuid OR notification.actor_uuid = :uuid
    LIMIT 1000
)
