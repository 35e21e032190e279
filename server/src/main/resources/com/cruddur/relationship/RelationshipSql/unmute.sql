WITH visible AS (
    SELECT person.uuid
    FROM public.users AS person
    WHERE person.uuid = :person
      AND person.suspended_at IS NULL
      AND NOT EXISTS (
          SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = :viewer AND blocks.blocked_uuid = person.uuid
      )
      AND NOT EXISTS (
          SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :viewer
      )
),
gone AS (
    DELETE FROM public.mutes
    USING visible
    WHERE mutes.muter_uuid = :viewer
      AND mutes.muted_uuid = visible.uuid
    RETURNING mutes.muted_uuid
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM gone) AS changed
