-- Whether the reader may see a person, and has not muted them.
AND person.suspended_at IS NULL
AND coalesce((
    SELECT false FROM public.mutes
    WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = person.uuid
), true)
AND coalesce((
    SELECT false FROM public.blocks
    WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
), true)
AND coalesce((
    SELECT false FROM public.blocks
    WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
), true)
