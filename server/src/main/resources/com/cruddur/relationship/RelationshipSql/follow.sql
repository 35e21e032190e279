-- lockPair.sql has locked both rows. The counters change only when the row is new.
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
    INSERT INTO public.follows (follower_uuid, followed_uuid)
    SELECT :viewer, visible.uuid FROM visible
    ON CONFLICT (follower_uuid, followed_uuid) DO NOTHING
    RETURNING followed_uuid
),
counted AS (
    UPDATE public.users AS person
    SET followers_count = person.followers_count + (person.uuid = :person)::integer,
        following_count = person.following_count + (person.uuid = :viewer)::integer
    WHERE person.uuid IN (:viewer, :person)
      AND EXISTS (SELECT 1 FROM added)
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM added) AS changed
