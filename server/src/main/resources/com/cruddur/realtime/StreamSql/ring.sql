-- One bell for all nodes and all that was written.
SELECT CAST(pg_notify('cruddur_events', '') AS text) AS rung
