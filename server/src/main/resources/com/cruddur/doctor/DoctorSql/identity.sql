-- What a server and its copies have in common, and nobody else.
SELECT control.system_identifier AS system, database.oid::bigint AS database
FROM pg_control_system() AS control
CROSS JOIN pg_database AS database
WHERE database.datname = current_database()
