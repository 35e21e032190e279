-- An index that is being built is invalid too. Without pg_monitor, a role does not see which one that is.
SELECT class.relname::text AS name,
       EXISTS (SELECT 1 FROM pg_stat_progress_create_index AS build WHERE build.datname = current_database()) AS building
FROM pg_index AS index
JOIN pg_class AS class ON class.oid = index.indexrelid
WHERE class.relnamespace = 'public'::regnamespace AND NOT (index.indisvalid AND index.indisready)
ORDER BY name
LIMIT 100
