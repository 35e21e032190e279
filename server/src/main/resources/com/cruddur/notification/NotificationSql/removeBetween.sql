-- Bounded, and waits for no lock: reads leave out the rows that remain.
WITH between_them AS MATERIALIZED (
    SELECT notification.uuid
    FROM public.notifications AS notification
    WHERE (notification.user_uuid = :one AND notification.actor_uuid = :other)
       OR (notification.user_uuid = :other AND notification.actor_uuid = :one)
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
)
DELETE FROM public.notifications AS notification
USING between_them
WHERE notification.uuid = between_them.uuid
