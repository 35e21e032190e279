-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- A reply leaves the count at the instant it expires, before the sweeper has taken it away.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_reply_expiry_idx ON public.activities (reply_to_activity_uuid, expires_at)
    WHERE reply_to_activity_uuid IS NOT NULL;
