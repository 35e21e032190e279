AND (
    SELECT true
    FROM public.mutes
    WHERE mutes.muter_uuid = :viewer AND mutes.muted_uuid = notification.actor_uuid
) IS NULL
AND (
    SELECT true
    FROM public.blocks
    WHERE blocks.blocker_uuid = :viewer AND blocks.blocked_uuid = notification.actor_uuid
) IS NULL
AND (
    SELECT true
    FROM public.blocks
    WHERE blocks.blocker_uuid = notification.actor_uuid AND blocks.blocked_uuid = :viewer
) IS NULL
AND (notification.activity_uuid IS NULL OR (
    SELECT true
    FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
    WHERE activity.uuid = notification.activity_uuid
) IS NOT NULL)
