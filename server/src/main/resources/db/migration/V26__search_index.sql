-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The words of posts as search_words separates them, in place of activities_words_idx, which versions before this one read; a
-- later version drops that.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_search_idx ON public.activities USING gin (public.search_vector(message));
