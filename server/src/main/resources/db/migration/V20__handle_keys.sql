-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- One key, one person, but for the duplicates from before. users_handle_key stays for versions that compare by lower();
-- a later version drops it. Should this fail because such a version let another duplicate in, run V19's statement again.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE UNIQUE INDEX CONCURRENTLY users_handle_name_key ON public.users (public.name_key(handle), handle_duplicate);
