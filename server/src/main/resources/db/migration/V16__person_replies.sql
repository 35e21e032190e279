-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- What a person answered, newest first, without reading past all that this person posted.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_author_replies_idx ON public.activities (user_uuid, created_at DESC, uuid DESC)
    WHERE reply_to_activity_uuid IS NOT NULL;
