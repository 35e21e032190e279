-- The events after an id, with the current state of their activities: null when an activity has expired or is gone.
SELECT event.id,
       event.kind,
       event.user_uuid,
       event.actor_uuid,
       event.activity_uuid,
       activity.user_uuid AS author_uuid,
       activity.handle,
       activity.likes_count,
       activity.reposts_count,
       activity.replies_count
FROM public.events AS event
LEFT JOIN LATERAL (
    SELECT seen.user_uuid, seen.handle, seen.likes_count, seen.reposts_count, seen.replies_count
    FROM public.activities_seen_by(NULL) AS seen
    WHERE seen.uuid = event.activity_uuid
) AS activity ON true
WHERE event.id > :id
ORDER BY event.id
LIMIT 500
