-- The identity that a server shares with its physical copies only.
SELECT control.system_identifier AS system, database.oid::bigint AS database
FROM pg_control_system() AS control
CROSS JOIN pg_database AS database
WHERE database.datname = current_database()
