WITH before AS MATERIALIZED (
    SELECT person.uuid,
           coalesce(person.avatar_key, '') AS avatar_key
    FROM public.users AS person
    WHERE person.uuid = :user
    FOR NO KEY UPDATE
)
UPDATE public.users AS person
SET avatar_key = :key
FROM before
WHERE person.uuid = before.uuid
RETURNING before.avatar_key
