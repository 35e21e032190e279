-- Similar names are found by their trigrams; the words of posts get an index in the next files.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE EXTENSION IF NOT EXISTS pg_trgm;
