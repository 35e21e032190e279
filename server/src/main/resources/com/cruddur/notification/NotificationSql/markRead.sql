-- Another session that holds a row marks or deletes it; waiting for it could deadlock.
WITH unread AS MATERIALIZED (
    SELECT notification.uuid
    FROM public.notifications AS notification
    WHERE notification.user_uuid = :viewer
      AND notification.read_at IS NULL
      AND (notification.created_at, notification.uuid) <= (:createdAt, :uuid)
    LIMIT 1000
    FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE public.notifications AS notification
SET read_at = now()
FROM unread
WHERE notification.uuid = unread.uuid
