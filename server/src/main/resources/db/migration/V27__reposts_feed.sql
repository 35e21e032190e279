-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The newest reposts of everybody, for the following feed of people who follow many.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY reposts_feed_idx ON public.reposts (created_at DESC, activity_uuid DESC);
