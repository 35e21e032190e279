-- The follows that the block ended do not return.
WITH visible AS (
    SELECT person.uuid
    FROM public.users AS person
    WHERE person.uuid = :person
      AND person.suspended_at IS NULL
      AND NOT EXISTS (
          SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :viewer
      )
),
gone AS (
    DELETE FROM public.blocks
    USING visible
    WHERE blocks.blocker_uuid = :viewer
      AND blocks.blocked_uuid = visible.uuid
    RETURNING blocks.blocked_uuid
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM gone) AS changed
