-- The request's transactions are committed before this position. It is read under the row's lock, so that of two
-- requests of one person the later position stays.
INSERT INTO public.write_positions AS written (user_uuid, position, written_at)
SELECT person.uuid,
       -- include platform/db/replica/position.sql
       , now()
FROM public.users AS person
WHERE person.uuid = :user
ON CONFLICT (user_uuid) DO UPDATE
SET written_at = now(),
    position =
    -- include platform/db/replica/position.sql
