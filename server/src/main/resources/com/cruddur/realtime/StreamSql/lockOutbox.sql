-- Each writer holds the lock until it has committed, so that ids are in the order in which readers see the rows.
SELECT CAST(pg_advisory_xact_lock(hashtextextended('cruddur.events', 0)) AS text) AS locked
