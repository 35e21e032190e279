-- lockPair.sql has locked both rows. The counters change only when there was a row.
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
    DELETE FROM public.follows
    USING visible
    WHERE follows.follower_uuid = :viewer
      AND follows.followed_uuid = visible.uuid
    RETURNING follows.followed_uuid
),
counted AS (
    UPDATE public.users AS person
    SET followers_count = person.followers_count - (person.uuid = :person)::integer,
        following_count = person.following_count - (person.uuid = :viewer)::integer
    WHERE person.uuid IN (:viewer, :person)
      AND EXISTS (SELECT 1 FROM gone)
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM gone) AS changed
