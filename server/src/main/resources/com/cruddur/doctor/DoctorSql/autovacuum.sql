SELECT current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean AS running,
       coalesce((
           SELECT string_agg(excluded.relname, ', ' ORDER BY excluded.relname)
           FROM pg_class AS excluded
           WHERE excluded.relnamespace = 'public'::regnamespace
             AND EXISTS (
                 SELECT
                 FROM pg_options_to_table(excluded.reloptions) AS setting
                 WHERE setting.option_name = 'autovacuum_enabled' AND NOT setting.option_value::boolean
             )
       ), '') AS excluded
