-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The words of posts. 'simple' takes them as they are, in any language.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_words_idx ON public.activities USING gin (to_tsvector('simple', message));
