-- The checks that V3 added without a look at the rows that were there. This looks, and locks nobody out.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

ALTER TABLE public.users VALIDATE CONSTRAINT users_bio_length;
ALTER TABLE public.users VALIDATE CONSTRAINT users_role_known;
ALTER TABLE public.users VALIDATE CONSTRAINT users_followers_count_not_negative;
ALTER TABLE public.users VALIDATE CONSTRAINT users_following_count_not_negative;
