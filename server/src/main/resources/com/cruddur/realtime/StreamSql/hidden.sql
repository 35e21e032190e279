-- The people whom the viewer does not see: blocked in either direction, or muted. Nobody sees suspended people anyway.
SELECT blocks.blocked_uuid AS uuid FROM public.blocks WHERE blocks.blocker_uuid = :viewer
UNION
SELECT blocks.blocker_uuid FROM public.blocks WHERE blocks.blocked_uuid = :viewer
UNION
SELECT mutes.muted_uuid FROM public.mutes WHERE mutes.muter_uuid = :viewer
