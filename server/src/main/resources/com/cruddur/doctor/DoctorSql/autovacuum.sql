SELECT current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean AS running,
       coalesce((
           SELECT string_agg(excluded.relname, ', ' ORDER BY excluded.relname)
           FROM pg_class AS excluded
           WHERE excluded.relnamespace = 'public'::regnamespace
             AND 'autovacuum_enabled=false' = ANY (excluded.reloptions)
       ), '') AS excluded
