-- Both people are locked in the order of their ids, as a new follow locks them.
WITH batch AS MATERIALIZED (
    SELECT follow.follower_uuid AS uuid
    FROM public.follows AS follow
    WHERE follow.followed_uuid = :uuid
    LIMIT 1000
),
locked AS MATERIALIZED (
    SELECT person.uuid
    FROM public.users AS person
    WHERE person.uuid = :uuid
       OR person.uuid IN (SELECT batch.uuid FROM batch)
    ORDER BY person.uuid
    FOR NO KEY UPDATE
),
gone AS (
    DELETE FROM public.follows AS follow
    USING locked
    WHERE follow.followed_uuid = :uuid
      AND follow.follower_uuid = locked.uuid
    RETURNING follow.follower_uuid AS uuid
),
own AS (
    UPDATE public.users
    SET followers_count = greatest(0, followers_count - (SELECT count(*)::integer FROM gone))
    WHERE uuid = :uuid
)
UPDATE public.users AS person
SET following_count = greatest(0, person.following_count - 1)
FROM gone
WHERE person.uuid = gone.uuid
