-- Both people are locked in the order of their ids, as a new follow locks them.
WITH batch AS MATERIALIZED (
    SELECT follow.{other}_uuid AS uuid
    FROM public.follows AS follow
    WHERE follow.{own}_uuid = :uuid
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
    WHERE follow.{own}_uuid = :uuid
      AND follow.{other}_uuid = locked.uuid
    RETURNING follow.{other}_uuid AS uuid
),
own AS (
    UPDATE public.users
    SET {own_count} = greatest(0, {own_count} - (SELECT count(*)::integer FROM gone))
    WHERE uuid = :uuid
)
UPDATE public.users AS person
SET {other_count} = greatest(0, person.{other_count} - 1)
FROM gone
WHERE person.uuid = gone.uuid
