-- Posts ("cruds"). Times carry their zone, counters cannot be missing or negative, and every reference is held.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.activities (
    uuid                   uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_uuid              uuid,
    message                text        NOT NULL,
    replies_count          integer     NOT NULL DEFAULT 0,
    reposts_count          integer     NOT NULL DEFAULT 0,
    likes_count            integer     NOT NULL DEFAULT 0,
    reply_to_activity_uuid uuid,
    expires_at             timestamptz,
    created_at             timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT activities_pkey PRIMARY KEY (uuid),
    -- A post whose author's row is gone still shows, until its own time is over.
    CONSTRAINT activities_user_uuid_fkey FOREIGN KEY (user_uuid)
        REFERENCES public.users (uuid) ON DELETE SET NULL,
    -- A reply does not outlive what it answers.
    CONSTRAINT activities_reply_to_activity_uuid_fkey FOREIGN KEY (reply_to_activity_uuid)
        REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT activities_message_not_blank CHECK (btrim(message, E' \t\r\n') <> ''),
    -- A post says it in 280 characters, a reply may take 1024.
    CONSTRAINT activities_message_length CHECK (
        char_length(message) <= CASE WHEN reply_to_activity_uuid IS NULL THEN 280 ELSE 1024 END),
    -- Infinite times, which PostgreSQL knows, are none that JSON could tell.
    CONSTRAINT activities_created_at_range CHECK (created_at >= '0001-01-01 00:00+00' AND created_at < '10000-01-01 00:00+00'),
    CONSTRAINT activities_expires_at_range CHECK (expires_at >= '0001-01-01 00:00+00' AND expires_at < '10000-01-01 00:00+00'),
    CONSTRAINT activities_replies_count_not_negative CHECK (replies_count >= 0),
    CONSTRAINT activities_reposts_count_not_negative CHECK (reposts_count >= 0),
    CONSTRAINT activities_likes_count_not_negative CHECK (likes_count >= 0)
);

-- The home feed: newest first, and the cursor's key.
CREATE INDEX activities_feed_idx ON public.activities (created_at DESC, uuid DESC);

-- One author's posts, newest first; also what holds the author's key.
CREATE INDEX activities_author_idx ON public.activities (user_uuid, created_at DESC, uuid DESC);

-- The replies of one post, oldest first.
CREATE INDEX activities_replies_idx ON public.activities (reply_to_activity_uuid, created_at, uuid)
    WHERE reply_to_activity_uuid IS NOT NULL;

-- What is to be swept next.
CREATE INDEX activities_expiry_idx ON public.activities (expires_at) WHERE expires_at IS NOT NULL;

COMMENT ON TABLE public.activities IS 'Posts and replies. A row whose expires_at has passed is never shown, whether or not it is still on disk.';
COMMENT ON COLUMN public.activities.expires_at IS 'The instant from which the post is gone; NULL lives on.';
