-- Everybody can see the settings of a loaded library, and only administrators shared_preload_libraries.
SELECT EXISTS (SELECT FROM pg_settings WHERE name = 'pg_stat_statements.max')
   AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') AS missing
