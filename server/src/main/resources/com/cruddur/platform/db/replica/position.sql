-- The end of the log. On Aurora, which has no such position, the time of the clock in microseconds takes its place.
CASE
    WHEN to_regprocedure('aurora_version()') IS NULL THEN pg_current_wal_insert_lsn()
    ELSE (
        SELECT CAST(to_hex(clock.micros >> 32) || '/' || to_hex(clock.micros & 4294967295) AS pg_lsn)
        FROM (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS micros) AS clock
    )
END
