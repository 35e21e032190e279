-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their handle's key, in place of users_handle_trigrams_idx, which versions before this one read.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_handle_key_trigrams_idx ON public.users USING gin (public.name_key(handle) gin_trgm_ops);
