-- What people do with posts, and what posts speak of. All of it goes with the post.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.likes (
    activity_uuid uuid        NOT NULL,
    user_uuid     uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT likes_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT likes_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT likes_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

-- What a person liked, newest first.
CREATE INDEX likes_person_idx ON public.likes (user_uuid, created_at DESC, activity_uuid DESC);

CREATE TABLE public.reposts (
    activity_uuid uuid        NOT NULL,
    user_uuid     uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT reposts_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT reposts_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT reposts_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

-- What a person reposted, newest first: part of the profile and of the followers' feeds.
CREATE INDEX reposts_person_idx ON public.reposts (user_uuid, created_at DESC, activity_uuid DESC);

CREATE TABLE public.bookmarks (
    activity_uuid uuid        NOT NULL,
    user_uuid     uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT bookmarks_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT bookmarks_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT bookmarks_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

CREATE INDEX bookmarks_person_idx ON public.bookmarks (user_uuid, created_at DESC, activity_uuid DESC);

CREATE TABLE public.activity_hashtags (
    activity_uuid uuid        NOT NULL,
    -- Without the #, in lower case.
    hashtag       text        NOT NULL,
    created_at    timestamptz NOT NULL,
    CONSTRAINT activity_hashtags_pkey PRIMARY KEY (activity_uuid, hashtag),
    CONSTRAINT activity_hashtags_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT activity_hashtags_length CHECK (char_length(hashtag) BETWEEN 1 AND 100)
);

-- The feed of a hashtag, and what trends now.
CREATE INDEX activity_hashtags_feed_idx ON public.activity_hashtags (hashtag, created_at DESC, activity_uuid DESC);
CREATE INDEX activity_hashtags_recent_idx ON public.activity_hashtags (created_at DESC);

CREATE TABLE public.activity_mentions (
    activity_uuid uuid NOT NULL,
    user_uuid     uuid NOT NULL,
    CONSTRAINT activity_mentions_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT activity_mentions_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT activity_mentions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

CREATE INDEX activity_mentions_person_idx ON public.activity_mentions (user_uuid);
