-- Leaves out people who are suspended or blocked in either direction. The lock keeps the others from being deleted
-- meanwhile; the order of ids avoids deadlocks.
WITH person AS MATERIALIZED (
    SELECT person.uuid
    FROM public.users AS person
    WHERE person.uuid = ANY (ARRAY(SELECT public.person_called(handle) FROM unnest(CAST(:handles AS text[])) AS handle))
      AND person.suspended_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :author)
      AND NOT EXISTS (SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = :author AND blocks.blocked_uuid = person.uuid)
    ORDER BY person.uuid
    FOR KEY SHARE
)
INSERT INTO public.activity_mentions (activity_uuid, user_uuid)
SELECT :activity, person.uuid
FROM person
RETURNING user_uuid
