-- Changes nothing, and asks for no position, before a server has read from a replica of this database for the first time.
UPDATE public.replica_floor AS floor
SET position =
    -- include platform/db/replica/position.sql
WHERE floor.timeline <> ''
RETURNING CAST(floor.position - '0/0' AS bigint)
