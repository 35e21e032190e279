-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their name.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_display_name_trigrams_idx ON public.users USING gin (lower(display_name) gin_trgm_ops);
