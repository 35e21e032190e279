-- One notification to all nodes for all events of this transaction.
SELECT CAST(pg_notify('cruddur_events', '') AS text) AS notified
