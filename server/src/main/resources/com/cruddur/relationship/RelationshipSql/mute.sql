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
added AS (
    INSERT INTO public.mutes (muter_uuid, muted_uuid)
    SELECT :viewer, visible.uuid FROM visible
    ON CONFLICT (muter_uuid, muted_uuid) DO NOTHING
    RETURNING muted_uuid
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM added) AS changed
