-- Those who do not see the author are not mentioned. They are kept from being deleted meanwhile, in the order of ids.
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
