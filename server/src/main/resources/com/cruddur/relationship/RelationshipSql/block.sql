-- lockPair.sql has locked both rows. A block ends the follows in both directions.
WITH visible AS (
    SELECT person.uuid
    FROM public.users AS person
    WHERE person.uuid = :person
      AND person.suspended_at IS NULL
      AND NOT EXISTS (
          SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :viewer
      )
),
added AS (
    INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
    SELECT :viewer, visible.uuid FROM visible
    ON CONFLICT (blocker_uuid, blocked_uuid) DO NOTHING
    RETURNING blocked_uuid
),
gone AS (
    DELETE FROM public.follows
    USING visible
    WHERE (follows.follower_uuid = :viewer AND follows.followed_uuid = visible.uuid)
       OR (follows.follower_uuid = visible.uuid AND follows.followed_uuid = :viewer)
    RETURNING follows.follower_uuid, follows.followed_uuid
),
counted AS (
    UPDATE public.users AS person
    SET followers_count = person.followers_count
            - (SELECT count(*)::integer FROM gone WHERE gone.followed_uuid = person.uuid),
        following_count = person.following_count
            - (SELECT count(*)::integer FROM gone WHERE gone.follower_uuid = person.uuid)
    WHERE person.uuid IN (:viewer, :person)
      AND EXISTS (SELECT 1 FROM gone)
)
SELECT EXISTS (SELECT 1 FROM visible) AS visible,
       EXISTS (SELECT 1 FROM added) AS changed
