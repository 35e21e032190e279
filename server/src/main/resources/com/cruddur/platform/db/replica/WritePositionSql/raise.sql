UPDATE public.replica_floor AS floor
SET position = pg_current_wal_insert_lsn()
RETURNING CAST(floor.position - '0/0' AS bigint)
