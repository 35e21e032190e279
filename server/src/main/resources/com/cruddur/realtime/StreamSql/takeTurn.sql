-- Writers take turns until they have committed: so ids are in the order in which readers see the rows.
SELECT CAST(pg_advisory_xact_lock(hashtextextended('cruddur.events', 0)) AS text) AS turn
