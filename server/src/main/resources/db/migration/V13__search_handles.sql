-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their handle.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_handle_trigrams_idx ON public.users USING gin (lower(handle) gin_trgm_ops);
