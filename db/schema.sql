-- The blueprint of Cruddur's database, for an empty PostgreSQL 13 or later:
--     psql -f db/schema.sql postgresql://…
-- Written by ./cruddur schema from the migrations; change those, then write it again.
\set ON_ERROR_STOP on

-- V1__users.sql
-- People. The table is new, so nothing here can wait for a reader; the bounds are the habit every migration keeps.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

-- Our own keys come from gen_random_uuid(); the extension is here for the hand-written SQL that calls uuid_generate_v4().
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

CREATE TABLE public.users (
    uuid            uuid        NOT NULL DEFAULT gen_random_uuid(),
    display_name    text        NOT NULL,
    handle          text        NOT NULL,
    email           text        NOT NULL,
    cognito_user_id text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_pkey PRIMARY KEY (uuid),
    CONSTRAINT users_display_name_length CHECK (char_length(display_name) BETWEEN 1 AND 100),
    CONSTRAINT users_handle_format CHECK (handle ~ '^[^[:space:]@/]{1,50}$'),
    CONSTRAINT users_email_length CHECK (char_length(email) BETWEEN 3 AND 320)
);

-- Bayko and bayko are one person: handles and addresses are unique whatever their case.
CREATE UNIQUE INDEX users_handle_key ON public.users (lower(handle));
CREATE UNIQUE INDEX users_email_key ON public.users (lower(email));

-- One row for each Cognito id. MOCK is the placeholder of sample rows and may repeat.
CREATE UNIQUE INDEX users_cognito_user_id_key ON public.users (cognito_user_id) WHERE cognito_user_id <> 'MOCK';

COMMENT ON TABLE public.users IS 'People who post and read.';
COMMENT ON COLUMN public.users.cognito_user_id IS 'The sub of AWS Cognito; MOCK in sample rows; NULL where Cognito is not used.';

-- V2__activities.sql
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

-- The schema history: all of the above is applied.
CREATE TABLE public.flyway_schema_history (
    installed_rank integer                 NOT NULL,
    version        character varying(50),
    description    character varying(200)  NOT NULL,
    type           character varying(20)   NOT NULL,
    script         character varying(1000) NOT NULL,
    checksum       integer,
    installed_by   character varying(100)  NOT NULL,
    installed_on   timestamp without time zone NOT NULL DEFAULT now(),
    execution_time integer                 NOT NULL,
    success        boolean                 NOT NULL,
    CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank)
);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history (success);
INSERT INTO public.flyway_schema_history
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
VALUES
    (1, '1', 'users', 'SQL', 'V1__users.sql', 1370616155, current_user, 0, true),
    (2, '2', 'activities', 'SQL', 'V2__activities.sql', 1682861934, current_user, 0, true);

RESET lock_timeout;
RESET statement_timeout;
