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

-- V3__people.sql
-- What people are to each other: profiles, who follows, blocks and mutes whom, and what a person may do.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.users
    ADD COLUMN bio             text        NOT NULL DEFAULT '',
    ADD COLUMN avatar_key      text,
    ADD COLUMN role            text        NOT NULL DEFAULT 'user',
    ADD COLUMN suspended_at    timestamptz,
    ADD COLUMN followers_count integer     NOT NULL DEFAULT 0,
    ADD COLUMN following_count integer     NOT NULL DEFAULT 0,
    ADD CONSTRAINT users_bio_length CHECK (char_length(bio) <= 160) NOT VALID,
    ADD CONSTRAINT users_role_known CHECK (role IN ('user', 'moderator', 'admin')) NOT VALID,
    ADD CONSTRAINT users_followers_count_not_negative CHECK (followers_count >= 0) NOT VALID,
    ADD CONSTRAINT users_following_count_not_negative CHECK (following_count >= 0) NOT VALID;

COMMENT ON COLUMN public.users.avatar_key IS 'Where the uploaded picture is stored; NULL for the generated one.';
COMMENT ON COLUMN public.users.suspended_at IS 'Since when a moderator shut the person out: nothing of theirs is shown, they may only read.';

CREATE TABLE public.follows (
    follower_uuid uuid        NOT NULL,
    followed_uuid uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT follows_pkey PRIMARY KEY (follower_uuid, followed_uuid),
    CONSTRAINT follows_follower_uuid_fkey FOREIGN KEY (follower_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT follows_followed_uuid_fkey FOREIGN KEY (followed_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT follows_not_oneself CHECK (follower_uuid <> followed_uuid)
);

-- The lists of followers and of followed, newest first.
CREATE INDEX follows_followers_idx ON public.follows (followed_uuid, created_at DESC, follower_uuid DESC);
CREATE INDEX follows_following_idx ON public.follows (follower_uuid, created_at DESC, followed_uuid DESC);

CREATE TABLE public.blocks (
    blocker_uuid uuid        NOT NULL,
    blocked_uuid uuid        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT blocks_pkey PRIMARY KEY (blocker_uuid, blocked_uuid),
    CONSTRAINT blocks_blocker_uuid_fkey FOREIGN KEY (blocker_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT blocks_blocked_uuid_fkey FOREIGN KEY (blocked_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT blocks_not_oneself CHECK (blocker_uuid <> blocked_uuid)
);

-- A block counts in both directions.
CREATE INDEX blocks_blocked_idx ON public.blocks (blocked_uuid, blocker_uuid);

CREATE TABLE public.mutes (
    muter_uuid uuid        NOT NULL,
    muted_uuid uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mutes_pkey PRIMARY KEY (muter_uuid, muted_uuid),
    CONSTRAINT mutes_muter_uuid_fkey FOREIGN KEY (muter_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT mutes_muted_uuid_fkey FOREIGN KEY (muted_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT mutes_not_oneself CHECK (muter_uuid <> muted_uuid)
);

CREATE INDEX mutes_muted_idx ON public.mutes (muted_uuid);

CREATE TABLE public.reports (
    uuid                  uuid        NOT NULL DEFAULT gen_random_uuid(),
    reporter_uuid         uuid,
    reported_uuid         uuid,
    -- What was reported, sealed: the post itself may expire, this copy is for moderators and goes at evidence_expires_at.
    activity_uuid         uuid,
    evidence              text,
    evidence_expires_at   timestamptz NOT NULL,
    reason                text        NOT NULL,
    created_at            timestamptz NOT NULL DEFAULT now(),
    resolved_at           timestamptz,
    resolved_by_uuid      uuid,
    resolution            text,
    CONSTRAINT reports_pkey PRIMARY KEY (uuid),
    CONSTRAINT reports_reporter_uuid_fkey FOREIGN KEY (reporter_uuid) REFERENCES public.users (uuid) ON DELETE SET NULL,
    CONSTRAINT reports_reported_uuid_fkey FOREIGN KEY (reported_uuid) REFERENCES public.users (uuid) ON DELETE SET NULL,
    CONSTRAINT reports_resolved_by_uuid_fkey FOREIGN KEY (resolved_by_uuid) REFERENCES public.users (uuid) ON DELETE SET NULL,
    CONSTRAINT reports_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    CONSTRAINT reports_resolution_known CHECK (resolution IN ('dismissed', 'removed', 'suspended'))
);

-- The queue: what is open, oldest first.
CREATE INDEX reports_open_idx ON public.reports (created_at, uuid) WHERE resolved_at IS NULL;
-- One report of a thing by a person.
CREATE UNIQUE INDEX reports_reporter_activity_key ON public.reports (reporter_uuid, activity_uuid) WHERE activity_uuid IS NOT NULL;
CREATE UNIQUE INDEX reports_reporter_person_key ON public.reports (reporter_uuid, reported_uuid)
    WHERE activity_uuid IS NULL AND resolved_at IS NULL;
CREATE INDEX reports_reporter_idx ON public.reports (reporter_uuid);
CREATE INDEX reports_reported_idx ON public.reports (reported_uuid);
CREATE INDEX reports_resolved_by_idx ON public.reports (resolved_by_uuid);
CREATE INDEX reports_evidence_idx ON public.reports (evidence_expires_at) WHERE evidence IS NOT NULL;

-- V4__reactions.sql
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

-- V5__identity.sql
-- Local sign-in. Secrets are here as hashes only: passwords by argon2id, tokens and codes by SHA-256.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.credentials (
    user_uuid     uuid        NOT NULL,
    password_hash text        NOT NULL,
    changed_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT credentials_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT credentials_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

-- A person to be: becomes a row of users when the code from the mail is told.
CREATE TABLE public.registrations (
    uuid          uuid        NOT NULL DEFAULT gen_random_uuid(),
    email         text        NOT NULL,
    handle        text        NOT NULL,
    display_name  text        NOT NULL,
    password_hash text        NOT NULL,
    code_hash     bytea       NOT NULL,
    attempts      integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    CONSTRAINT registrations_pkey PRIMARY KEY (uuid)
);

CREATE UNIQUE INDEX registrations_email_key ON public.registrations (lower(email));
CREATE INDEX registrations_expiry_idx ON public.registrations (expires_at);

CREATE TABLE public.password_resets (
    user_uuid  uuid        NOT NULL,
    code_hash  bytea       NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT password_resets_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT password_resets_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

CREATE INDEX password_resets_expiry_idx ON public.password_resets (expires_at);

CREATE TABLE public.sessions (
    uuid         uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_uuid    uuid        NOT NULL,
    token_hash   bytea       NOT NULL,
    -- What the person recognises it by, as the client calls itself.
    user_agent   text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (uuid),
    CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
    CONSTRAINT sessions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT sessions_user_agent_length CHECK (char_length(user_agent) <= 200)
);

CREATE INDEX sessions_person_idx ON public.sessions (user_uuid, created_at DESC);
CREATE INDEX sessions_expiry_idx ON public.sessions (expires_at);

-- V6__conversations.sql
-- Conversations of two people. Each has a view of their own: how much is unread, and where it stands in their list.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.message_groups (
    uuid             uuid        NOT NULL DEFAULT gen_random_uuid(),
    -- In the order of their ids, so that a pair has one conversation.
    first_user_uuid  uuid        NOT NULL,
    second_user_uuid uuid        NOT NULL,
    -- How long a message lives; NULL for ever.
    lifetime         interval,
    created_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT message_groups_pkey PRIMARY KEY (uuid),
    CONSTRAINT message_groups_pair_key UNIQUE (first_user_uuid, second_user_uuid),
    CONSTRAINT message_groups_first_user_uuid_fkey FOREIGN KEY (first_user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT message_groups_second_user_uuid_fkey FOREIGN KEY (second_user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT message_groups_pair_ordered CHECK (first_user_uuid < second_user_uuid),
    CONSTRAINT message_groups_lifetime_range CHECK (lifetime BETWEEN interval '1 minute' AND interval '365 days')
);

CREATE INDEX message_groups_second_user_idx ON public.message_groups (second_user_uuid);

CREATE TABLE public.message_group_members (
    message_group_uuid uuid        NOT NULL,
    user_uuid          uuid        NOT NULL,
    -- Messages of the other person that came after this are unread.
    read_at            timestamptz NOT NULL DEFAULT now(),
    last_message_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT message_group_members_pkey PRIMARY KEY (message_group_uuid, user_uuid),
    CONSTRAINT message_group_members_message_group_uuid_fkey FOREIGN KEY (message_group_uuid)
        REFERENCES public.message_groups (uuid) ON DELETE CASCADE,
    CONSTRAINT message_group_members_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

-- A person's conversations, the last message first.
CREATE INDEX message_group_members_person_idx
    ON public.message_group_members (user_uuid, last_message_at DESC, message_group_uuid DESC);

CREATE TABLE public.messages (
    uuid               uuid        NOT NULL DEFAULT gen_random_uuid(),
    message_group_uuid uuid        NOT NULL,
    user_uuid          uuid        NOT NULL,
    message            text        NOT NULL,
    created_at         timestamptz NOT NULL DEFAULT now(),
    expires_at         timestamptz,
    CONSTRAINT messages_pkey PRIMARY KEY (uuid),
    CONSTRAINT messages_message_group_uuid_fkey FOREIGN KEY (message_group_uuid)
        REFERENCES public.message_groups (uuid) ON DELETE CASCADE,
    CONSTRAINT messages_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT messages_message_not_blank CHECK (btrim(message, E' \t\r\n') <> ''),
    CONSTRAINT messages_message_length CHECK (char_length(message) <= 1024)
);

CREATE INDEX messages_conversation_idx ON public.messages (message_group_uuid, created_at DESC, uuid DESC);
CREATE INDEX messages_person_idx ON public.messages (user_uuid);
CREATE INDEX messages_expiry_idx ON public.messages (expires_at) WHERE expires_at IS NOT NULL;

-- V7__notifications.sql
-- What a person is told of: one row for each thing somebody did, grouped when they are read.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.notifications (
    uuid               uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_uuid          uuid        NOT NULL,
    kind               text        NOT NULL,
    actor_uuid         uuid        NOT NULL,
    -- The reply or the post that mentions; the post that was liked or reposted.
    activity_uuid      uuid,
    message_group_uuid uuid,
    created_at         timestamptz NOT NULL DEFAULT now(),
    read_at            timestamptz,
    CONSTRAINT notifications_pkey PRIMARY KEY (uuid),
    CONSTRAINT notifications_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_actor_uuid_fkey FOREIGN KEY (actor_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES public.activities (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_message_group_uuid_fkey FOREIGN KEY (message_group_uuid)
        REFERENCES public.message_groups (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_kind_known CHECK (kind IN ('reply', 'mention', 'like', 'repost', 'follow', 'message')),
    CONSTRAINT notifications_not_oneself CHECK (user_uuid <> actor_uuid)
);

-- Newest first.
CREATE INDEX notifications_person_idx ON public.notifications (user_uuid, created_at DESC, uuid DESC);
-- One of a kind: a like taken back and given again is no second notification.
CREATE UNIQUE INDEX notifications_activity_key ON public.notifications (activity_uuid, user_uuid, actor_uuid, kind)
    WHERE activity_uuid IS NOT NULL;
CREATE UNIQUE INDEX notifications_follow_key ON public.notifications (user_uuid, actor_uuid) WHERE kind = 'follow';
-- Several messages are one notification until it is read.
CREATE UNIQUE INDEX notifications_message_key ON public.notifications (message_group_uuid, user_uuid)
    WHERE kind = 'message' AND read_at IS NULL;
CREATE INDEX notifications_message_group_idx ON public.notifications (message_group_uuid);
CREATE INDEX notifications_activity_idx ON public.notifications (activity_uuid);
CREATE INDEX notifications_actor_idx ON public.notifications (actor_uuid);
CREATE INDEX notifications_unread_idx ON public.notifications (user_uuid) WHERE read_at IS NULL;
CREATE INDEX notifications_age_idx ON public.notifications (created_at);

-- V8__events_and_retries.sql
-- What the nodes tell each other and streams resume from, and which retried requests were already done.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

-- Kept for minutes. Ids are in the order of commits, since the writers take turns.
CREATE TABLE public.events (
    id            bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind          text        NOT NULL,
    -- Whom it is for; NULL for everybody.
    user_uuid     uuid,
    -- Who did it: nothing is told of the blocked and muted.
    actor_uuid    uuid,
    activity_uuid uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT events_pkey PRIMARY KEY (id)
);

CREATE INDEX events_age_idx ON public.events (created_at);

CREATE TABLE public.idempotency_keys (
    user_uuid     uuid        NOT NULL,
    key           text        NOT NULL,
    -- SHA-256 of the request: the same key for another request is a mistake of the client.
    fingerprint   bytea       NOT NULL,
    -- What the request made.
    resource_uuid uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_uuid, key),
    CONSTRAINT idempotency_keys_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE,
    CONSTRAINT idempotency_keys_key_length CHECK (char_length(key) BETWEEN 1 AND 255)
);

CREATE INDEX idempotency_keys_age_idx ON public.idempotency_keys (created_at);

-- V9__reply_expiry_index.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- A reply leaves the count at the instant it expires, before the sweeper has taken it away.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_reply_expiry_idx ON public.activities (reply_to_activity_uuid, expires_at)
    WHERE reply_to_activity_uuid IS NOT NULL;

-- V10__activities_seen_by.sql
-- What a person may see of the activities, in one place for every feed. PostgreSQL puts the body in place of the call,
-- so that conditions and order of the caller reach the indexes. A later version gets another name: both are in use
-- while servers are replaced.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE FUNCTION public.activities_seen_by(viewer uuid)
    RETURNS TABLE (
        uuid                   uuid,
        display_name           text,
        handle                 text,
        message                text,
        replies_count          integer,
        reposts_count          integer,
        likes_count            integer,
        reply_to_activity_uuid uuid,
        expires_at             timestamptz,
        created_at             timestamptz,
        user_uuid              uuid,
        liked                  boolean,
        reposted               boolean,
        bookmarked             boolean,
        -- For feeds to leave out; a thread or profile that is asked for by name shows it.
        muted                  boolean
    )
    LANGUAGE sql STABLE
AS $$
    SELECT activity.uuid,
           author.display_name,
           author.handle,
           activity.message,
           -- The counter holds every row; those that are over do not count, whether or not they are still on disk.
           CASE
               WHEN activity.replies_count = 0 THEN 0
               ELSE greatest(0, activity.replies_count - (
                   SELECT count(*)::integer FROM public.activities AS reply
                   WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.expires_at <= now()
               ))
           END,
           activity.reposts_count,
           activity.likes_count,
           activity.reply_to_activity_uuid,
           activity.expires_at,
           activity.created_at,
           activity.user_uuid,
           -- NULL for who is not signed in. Not EXISTS, which PostgreSQL may answer by reading everything the viewer ever liked.
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.likes
               WHERE likes.activity_uuid = activity.uuid AND likes.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.reposts
               WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.bookmarks
               WHERE bookmarks.activity_uuid = activity.uuid AND bookmarks.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NULL THEN false ELSE coalesce((
               SELECT true FROM public.mutes
               WHERE mutes.muter_uuid = viewer AND mutes.muted_uuid = activity.user_uuid
           ), false) END
    FROM public.activities AS activity
    LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE (activity.expires_at IS NULL OR activity.expires_at > now())
      AND author.suspended_at IS NULL
      -- Not IS NULL, of which PostgreSQL would expect one row in 200, and sort the table in place of reading its index;
      -- nor EXISTS, which it may answer by reading everybody the viewer ever blocked.
      AND (viewer IS NULL OR coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = viewer AND blocks.blocked_uuid = activity.user_uuid
      ), true))
      AND (viewer IS NULL OR coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = activity.user_uuid AND blocks.blocked_uuid = viewer
      ), true))
$$;

-- V11__search.sql
-- Similar names are found by their trigrams; the words of posts get an index in the next files.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- V12__search_messages.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The words of posts. 'simple' takes them as they are, in any language.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_words_idx ON public.activities USING gin (to_tsvector('simple', message));

-- V13__search_handles.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their handle.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_handle_trigrams_idx ON public.users USING gin (lower(handle) gin_trgm_ops);

-- V14__search_names.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their name.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_display_name_trigrams_idx ON public.users USING gin (lower(display_name) gin_trgm_ops);

-- V15__validate_people.sql
-- The checks that V3 added without a look at the rows that were there. This looks, and locks nobody out.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

ALTER TABLE public.users VALIDATE CONSTRAINT users_bio_length;
ALTER TABLE public.users VALIDATE CONSTRAINT users_role_known;
ALTER TABLE public.users VALIDATE CONSTRAINT users_followers_count_not_negative;
ALTER TABLE public.users VALIDATE CONSTRAINT users_following_count_not_negative;

-- V16__person_replies.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- What a person answered, newest first, without reading past all that this person posted.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_author_replies_idx ON public.activities (user_uuid, created_at DESC, uuid DESC)
    WHERE reply_to_activity_uuid IS NOT NULL;

-- V17__read_replicas.sql
-- What tells whether a read replica may be read: where in the primary's log each person's last write is, so that nobody
-- misses their own; and where the last withdrawal is (a deletion, a block, a suspension), which every replica must have
-- replayed. The mark is new on each timeline: a replica that shows it follows this primary and no lost one.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.write_positions (
    user_uuid uuid CONSTRAINT write_positions_pkey PRIMARY KEY
        CONSTRAINT write_positions_user_uuid_fkey REFERENCES public.users (uuid) ON DELETE CASCADE,
    position pg_lsn NOT NULL,
    written_at timestamptz NOT NULL
) WITH (fillfactor = 50); -- a row is written over and over

CREATE TABLE public.replica_floor (
    singleton boolean DEFAULT true CONSTRAINT replica_floor_pkey PRIMARY KEY CONSTRAINT replica_floor_only_one CHECK (singleton),
    timeline text NOT NULL,
    mark uuid NOT NULL,
    position pg_lsn NOT NULL
) WITH (fillfactor = 50);

INSERT INTO public.replica_floor (timeline, mark, position) VALUES ('', gen_random_uuid(), '0/0');

-- V18__name_keys.sql
-- Handles are compared by a key that every PostgreSQL, whatever its version, collation and locale provider, makes alike,
-- and Java too (com.cruddur.platform.text.NameKey): NFKC, without case. lower() differs between them.
--
-- New handles follow one grammar (com.cruddur.platform.text.Handle), which the service holds and this schema does not.
-- Handles from before stay: their owners sign in, are shown and linked by them, and are mentioned where the text can hold
-- them. To change one, run "./cruddur user rename OLD NEW", or by hand
--     UPDATE public.users SET handle = 'new', handle_duplicate = 0 WHERE handle = 'old!';
--
-- Handles that were two before and have one key now, such as "fin" and one with a ligature, stay two: handle_duplicate
-- numbers them, so that the key is unique for everybody else. The next migration does that.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.users ADD COLUMN handle_duplicate bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN public.users.handle_duplicate IS '0, or which one this is of several handles that had one key before keys were unique.';

-- The table has the simple case foldings of Unicode 16: each character to the lower case of its upper case. PL/pgSQL,
-- because the planner would put the table into each query in place of a call of an SQL function.
CREATE FUNCTION public.name_key(name text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
BEGIN
    IF octet_length(name) = char_length(name) THEN
        RETURN lower(name COLLATE "C"); -- ASCII
    END IF;
    RETURN normalize(
        regexp_replace(
            replace(
                translate(
                    normalize(name, NFKD),
                    E'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
                    'ÆÐØÞĐĦıŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌ'
                    'Ɏ\u0345ͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕ'
                    'ЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶ'
                    'ҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅ'
                    'ՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍᎠᎡᎢᎣᎤᎥᎦ'
                    'ᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦ'
                    'ᏧᏨᏩᏪᏫᏬᏭᏮᏯᏰᏱᏲᏳᏴᏵᲀᲁᲂᲃᲄᲅᲆᲇᲈᲉᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶ'
                    'ᲷᲸᲹᲺᲽᲾᲿẞỺỼỾℲↃⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠⱢⱣ'
                    'ⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭ'
                    'ⳲꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖ'
                    'ꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫꞬꞭꞮꞰꞱꞲꞳꞴꞶꞸꞺꞼꞾꟀꟂꟄꟅꟆꟇꟉꟋꟌꟐꟖꟘꟚꟜꟵ'
                    '\U00010400\U00010401\U00010402\U00010403\U00010404\U00010405\U00010406\U00010407'
                    '\U00010408\U00010409\U0001040A\U0001040B\U0001040C\U0001040D\U0001040E\U0001040F'
                    '\U00010410\U00010411\U00010412\U00010413\U00010414\U00010415\U00010416\U00010417'
                    '\U00010418\U00010419\U0001041A\U0001041B\U0001041C\U0001041D\U0001041E\U0001041F'
                    '\U00010420\U00010421\U00010422\U00010423\U00010424\U00010425\U00010426\U00010427'
                    '\U000104B0\U000104B1\U000104B2\U000104B3\U000104B4\U000104B5\U000104B6\U000104B7'
                    '\U000104B8\U000104B9\U000104BA\U000104BB\U000104BC\U000104BD\U000104BE\U000104BF'
                    '\U000104C0\U000104C1\U000104C2\U000104C3\U000104C4\U000104C5\U000104C6\U000104C7'
                    '\U000104C8\U000104C9\U000104CA\U000104CB\U000104CC\U000104CD\U000104CE\U000104CF'
                    '\U000104D0\U000104D1\U000104D2\U000104D3\U00010570\U00010571\U00010572\U00010573'
                    '\U00010574\U00010575\U00010576\U00010577\U00010578\U00010579\U0001057A\U0001057C'
                    '\U0001057D\U0001057E\U0001057F\U00010580\U00010581\U00010582\U00010583\U00010584'
                    '\U00010585\U00010586\U00010587\U00010588\U00010589\U0001058A\U0001058C\U0001058D'
                    '\U0001058E\U0001058F\U00010590\U00010591\U00010592\U00010594\U00010595\U00010C80'
                    '\U00010C81\U00010C82\U00010C83\U00010C84\U00010C85\U00010C86\U00010C87\U00010C88'
                    '\U00010C89\U00010C8A\U00010C8B\U00010C8C\U00010C8D\U00010C8E\U00010C8F\U00010C90'
                    '\U00010C91\U00010C92\U00010C93\U00010C94\U00010C95\U00010C96\U00010C97\U00010C98'
                    '\U00010C99\U00010C9A\U00010C9B\U00010C9C\U00010C9D\U00010C9E\U00010C9F\U00010CA0'
                    '\U00010CA1\U00010CA2\U00010CA3\U00010CA4\U00010CA5\U00010CA6\U00010CA7\U00010CA8'
                    '\U00010CA9\U00010CAA\U00010CAB\U00010CAC\U00010CAD\U00010CAE\U00010CAF\U00010CB0'
                    '\U00010CB1\U00010CB2\U00010D50\U00010D51\U00010D52\U00010D53\U00010D54\U00010D55'
                    '\U00010D56\U00010D57\U00010D58\U00010D59\U00010D5A\U00010D5B\U00010D5C\U00010D5D'
                    '\U00010D5E\U00010D5F\U00010D60\U00010D61\U00010D62\U00010D63\U00010D64\U00010D65'
                    '\U000118A0\U000118A1\U000118A2\U000118A3\U000118A4\U000118A5\U000118A6\U000118A7'
                    '\U000118A8\U000118A9\U000118AA\U000118AB\U000118AC\U000118AD\U000118AE\U000118AF'
                    '\U000118B0\U000118B1\U000118B2\U000118B3\U000118B4\U000118B5\U000118B6\U000118B7'
                    '\U000118B8\U000118B9\U000118BA\U000118BB\U000118BC\U000118BD\U000118BE\U000118BF'
                    '\U00016E40\U00016E41\U00016E42\U00016E43\U00016E44\U00016E45\U00016E46\U00016E47'
                    '\U00016E48\U00016E49\U00016E4A\U00016E4B\U00016E4C\U00016E4D\U00016E4E\U00016E4F'
                    '\U00016E50\U00016E51\U00016E52\U00016E53\U00016E54\U00016E55\U00016E56\U00016E57'
                    '\U00016E58\U00016E59\U00016E5A\U00016E5B\U00016E5C\U00016E5D\U00016E5E\U00016E5F'
                    '\U0001E900\U0001E901\U0001E902\U0001E903\U0001E904\U0001E905\U0001E906\U0001E907'
                    '\U0001E908\U0001E909\U0001E90A\U0001E90B\U0001E90C\U0001E90D\U0001E90E\U0001E90F'
                    '\U0001E910\U0001E911\U0001E912\U0001E913\U0001E914\U0001E915\U0001E916\U0001E917'
                    '\U0001E918\U0001E919\U0001E91A\U0001E91B\U0001E91C\U0001E91D\U0001E91E\U0001E91F'
                    '\U0001E920\U0001E921',
                    E'abcdefghijklmnopqrstuvwxyz'
                    'æðøþđħiłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍ'
                    'ɏιͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωσϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгде'
                    'жзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷ'
                    'ҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյ'
                    'նշոչպջռսվտրցւփքօֆⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꭰꭱꭲꭳꭴꭵꭶ'
                    'ꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶ'
                    'ꮷꮸꮹꮺꮻꮼꮽꮾꮿᏸᏹᏺᏻᏼᏽвдосттъѣꙋᲊაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶ'
                    'ჷჸჹჺჽჾჿßỻỽỿⅎↄⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡɫᵽ'
                    'ɽⱨⱪⱬɑɱɐɒⱳⱶȿɀⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮ'
                    'ⳳꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗ'
                    'ꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜɡɬɪʞʇʝꭓꞵꞷꞹꞻꞽꞿꟁꟃꞔʂᶎꟈꟊɤꟍꟑꟗꟙꟛƛꟶ'
                    '\U00010428\U00010429\U0001042A\U0001042B\U0001042C\U0001042D\U0001042E\U0001042F'
                    '\U00010430\U00010431\U00010432\U00010433\U00010434\U00010435\U00010436\U00010437'
                    '\U00010438\U00010439\U0001043A\U0001043B\U0001043C\U0001043D\U0001043E\U0001043F'
                    '\U00010440\U00010441\U00010442\U00010443\U00010444\U00010445\U00010446\U00010447'
                    '\U00010448\U00010449\U0001044A\U0001044B\U0001044C\U0001044D\U0001044E\U0001044F'
                    '\U000104D8\U000104D9\U000104DA\U000104DB\U000104DC\U000104DD\U000104DE\U000104DF'
                    '\U000104E0\U000104E1\U000104E2\U000104E3\U000104E4\U000104E5\U000104E6\U000104E7'
                    '\U000104E8\U000104E9\U000104EA\U000104EB\U000104EC\U000104ED\U000104EE\U000104EF'
                    '\U000104F0\U000104F1\U000104F2\U000104F3\U000104F4\U000104F5\U000104F6\U000104F7'
                    '\U000104F8\U000104F9\U000104FA\U000104FB\U00010597\U00010598\U00010599\U0001059A'
                    '\U0001059B\U0001059C\U0001059D\U0001059E\U0001059F\U000105A0\U000105A1\U000105A3'
                    '\U000105A4\U000105A5\U000105A6\U000105A7\U000105A8\U000105A9\U000105AA\U000105AB'
                    '\U000105AC\U000105AD\U000105AE\U000105AF\U000105B0\U000105B1\U000105B3\U000105B4'
                    '\U000105B5\U000105B6\U000105B7\U000105B8\U000105B9\U000105BB\U000105BC\U00010CC0'
                    '\U00010CC1\U00010CC2\U00010CC3\U00010CC4\U00010CC5\U00010CC6\U00010CC7\U00010CC8'
                    '\U00010CC9\U00010CCA\U00010CCB\U00010CCC\U00010CCD\U00010CCE\U00010CCF\U00010CD0'
                    '\U00010CD1\U00010CD2\U00010CD3\U00010CD4\U00010CD5\U00010CD6\U00010CD7\U00010CD8'
                    '\U00010CD9\U00010CDA\U00010CDB\U00010CDC\U00010CDD\U00010CDE\U00010CDF\U00010CE0'
                    '\U00010CE1\U00010CE2\U00010CE3\U00010CE4\U00010CE5\U00010CE6\U00010CE7\U00010CE8'
                    '\U00010CE9\U00010CEA\U00010CEB\U00010CEC\U00010CED\U00010CEE\U00010CEF\U00010CF0'
                    '\U00010CF1\U00010CF2\U00010D70\U00010D71\U00010D72\U00010D73\U00010D74\U00010D75'
                    '\U00010D76\U00010D77\U00010D78\U00010D79\U00010D7A\U00010D7B\U00010D7C\U00010D7D'
                    '\U00010D7E\U00010D7F\U00010D80\U00010D81\U00010D82\U00010D83\U00010D84\U00010D85'
                    '\U000118C0\U000118C1\U000118C2\U000118C3\U000118C4\U000118C5\U000118C6\U000118C7'
                    '\U000118C8\U000118C9\U000118CA\U000118CB\U000118CC\U000118CD\U000118CE\U000118CF'
                    '\U000118D0\U000118D1\U000118D2\U000118D3\U000118D4\U000118D5\U000118D6\U000118D7'
                    '\U000118D8\U000118D9\U000118DA\U000118DB\U000118DC\U000118DD\U000118DE\U000118DF'
                    '\U00016E60\U00016E61\U00016E62\U00016E63\U00016E64\U00016E65\U00016E66\U00016E67'
                    '\U00016E68\U00016E69\U00016E6A\U00016E6B\U00016E6C\U00016E6D\U00016E6E\U00016E6F'
                    '\U00016E70\U00016E71\U00016E72\U00016E73\U00016E74\U00016E75\U00016E76\U00016E77'
                    '\U00016E78\U00016E79\U00016E7A\U00016E7B\U00016E7C\U00016E7D\U00016E7E\U00016E7F'
                    '\U0001E922\U0001E923\U0001E924\U0001E925\U0001E926\U0001E927\U0001E928\U0001E929'
                    '\U0001E92A\U0001E92B\U0001E92C\U0001E92D\U0001E92E\U0001E92F\U0001E930\U0001E931'
                    '\U0001E932\U0001E933\U0001E934\U0001E935\U0001E936\U0001E937\U0001E938\U0001E939'
                    '\U0001E93A\U0001E93B\U0001E93C\U0001E93D\U0001E93E\U0001E93F\U0001E940\U0001E941'
                    '\U0001E942\U0001E943'
                ),
                'ß', 'ss'),
            E'(i[\u0300-\u0306\u0308-\u036F]*)\u0307', E'\\1', 'g'),
        NFKC);
END
$$;

-- Who is called so: who spells it so, or else who alone has the key; nobody when several have it.
CREATE FUNCTION public.person_called(called text)
    RETURNS uuid
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
AS $$
BEGIN
    RETURN (
        SELECT (array_agg(person.uuid ORDER BY (person.handle = called) DESC))[1]
        FROM public.users AS person
        WHERE public.name_key(person.handle) = public.name_key(called)
        HAVING count(*) = 1 OR bool_or(person.handle = called)
    );
END
$$;

-- V19__handle_duplicates.sql
-- Numbers the handles that were different before and have one key now; few if any. The first to join keeps 0.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

UPDATE public.users AS person
SET handle_duplicate = numbered.place
FROM (
    SELECT uuid,
           row_number() OVER (PARTITION BY public.name_key(handle) ORDER BY created_at, uuid) - 1 AS place
    FROM public.users
) AS numbered
WHERE numbered.uuid = person.uuid
  AND numbered.place > 0;

-- V20__handle_keys.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- One key, one person, but for the duplicates from before. users_handle_key stays for versions that compare by lower();
-- a later version drops it. Should this fail because such a version let another duplicate in, run V19's statement again.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE UNIQUE INDEX CONCURRENTLY users_handle_name_key ON public.users (public.name_key(handle), handle_duplicate);

-- V21__search_handle_keys.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- People by a part of their handle's key, in place of users_handle_trigrams_idx, which versions before this one read.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY users_handle_key_trigrams_idx ON public.users USING gin (public.name_key(handle) gin_trgm_ops);

-- V22__sign_ups_and_devices.sql
-- Several people may sign up with one address, which belongs to one of them at most: each sign-up has a code of its
-- own, and the browser that it came from. The table takes the place of registrations, which allows one for each
-- address; the version before this one goes on using that table.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.sign_ups (
    uuid          uuid        NOT NULL DEFAULT gen_random_uuid(),
    email         text        NOT NULL,
    handle        text        NOT NULL,
    display_name  text        NOT NULL,
    password_hash text        NOT NULL,
    code_hash     bytea       NOT NULL,
    -- The hash of the browser's cookie.
    browser_hash  bytea       NOT NULL,
    -- Wrong codes from other browsers and from this one, which nobody else can use up.
    attempts      integer     NOT NULL DEFAULT 0,
    own_attempts  integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    CONSTRAINT sign_ups_pkey PRIMARY KEY (uuid)
);

CREATE INDEX sign_ups_email_idx ON public.sign_ups (lower(email));
CREATE INDEX sign_ups_expiry_idx ON public.sign_ups (expires_at);

-- Browsers in which a person signed in: strangers who guess the password do not use up their attempts.
CREATE TABLE public.devices (
    user_uuid    uuid        NOT NULL,
    token_hash   bytea       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    CONSTRAINT devices_pkey PRIMARY KEY (user_uuid, token_hash),
    CONSTRAINT devices_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users (uuid) ON DELETE CASCADE
);

CREATE INDEX devices_expiry_idx ON public.devices (expires_at);

-- V23__message_notification_begins.sql
-- A notification of messages covers those from its beginning to its position. Without the beginning it would end with the
-- newest of them, although an earlier one lives longer. Null in rows of versions before this one: those cover the newest
-- message only.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.notifications ADD COLUMN begun_at timestamptz;

COMMENT ON COLUMN public.notifications.begun_at IS 'The time of the first message that a notification of messages is about.';

-- V24__held_handles.sql
-- The handle of a deleted or renamed person is held for a while, so that mentions and links do not lead to a newcomer.
-- Without a foreign key, since the person may be gone.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.held_handles (
    handle_key text NOT NULL,
    user_uuid uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT held_handles_pkey PRIMARY KEY (handle_key)
);

CREATE INDEX held_handles_expires_at_idx ON public.held_handles (expires_at);

COMMENT ON TABLE public.held_handles IS 'Handles that nobody but their former owner may take.';
COMMENT ON COLUMN public.held_handles.handle_key IS 'The name_key of the handle.';

-- V25__search_words.sql
-- What search finds must not depend on the locale of the cluster: with --locale=C, PostgreSQL's parser of words takes every
-- sign outside ASCII for a letter. So words are separated here, without case and accents, and scripts without spaces
-- between words are split into overlapping pairs of characters. In the database, so that posts and searches are split by one
-- rule, whoever writes them. The next migration builds the index.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

-- The words of a text, separated by spaces. Compatibility forms are united (NFKC); accents of Latin, Greek and Cyrillic
-- letters, points of Hebrew and Arabic letters and invisible characters are dropped; й stays a letter of its own. A run of
-- Thai, Lao, Burmese, Khmer, Chinese or Japanese characters becomes its pairs, and the last character alone: a search for
-- one character finds a pair that begins with it.
CREATE FUNCTION public.search_words(message text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    folded text;
BEGIN
    IF octet_length(message) = char_length(message) THEN
        RETURN btrim(regexp_replace(lower(message COLLATE "C"), '[^a-z0-9]+', ' ', 'g'));
    END IF;
    folded := regexp_replace(
        lower(normalize(message, NFKD)),
        E'(?<![иИ])[\u0300-\u036F]+|[\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C'
        '\u0640\u064B-\u065F\u0670\u00AD\u034F\u200C-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]+',
        '', 'g');
    IF folded ~ E'[\u0391-\u03C2\u0400-\u042F\u0531-\u0556ÆŒØŁĐŦÞÐŊĦ]' THEN -- what lower leaves in some locales
        folded := translate(
            folded,
            E'ÆŒØŁĐŦÞÐŊĦΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖς',
            E'æœøłđŧþðŋħαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆσ');
    END IF;
    folded := translate(
        replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđŧħðı', 'oldthdi');
    folded := btrim(regexp_replace(
        normalize(folded, NFKC),
        E'[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7'
        '\u02C2-\u02DF\u037E\u0387\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0600-\u060F'
        '\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0970\u0E2F\u0E3F\u0E4F\u0E5A\u0E5B\u0F0B-\u0F14\u104A-\u104F'
        '\u1361-\u1368\u17D4-\u17DB\u2000-\u206F\u20A0-\u20CF\u2100-\u2101\u2116\u2190-\u2BFF\u2E00-\u2E7F'
        '\u3000-\u3004\u3008-\u3020\u3030\u303D-\u303F\u309B\u309C\u30A0\u30FB\uD7FC-\uD7FF\uE000-\uF8FF\uFE10-\uFE6F'
        '\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFFF\U0001F000-\U0001FAFF]+',
        ' ', 'g'));
    IF folded ~ E'[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]' THEN
        SELECT string_agg(coalesce(run[2], (
            SELECT string_agg(concat(one, next), ' ')
            FROM unnest(string_to_array(run[1], NULL), (string_to_array(run[1], NULL))[2:]) AS pair (one, next)
        )), ' ')
        INTO folded
        FROM regexp_matches(
            folded,
            E'([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)'
            '|([^\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)',
            'g') AS run;
        RETURN btrim(regexp_replace(folded, ' {2,}', ' ', 'g'));
    END IF;
    RETURN folded;
END
$$;

-- The words with their positions. PostgreSQL's parser, which is faster, takes over where it cannot differ between locales:
-- words of letters and digits of the largest scripts. Longer words are cut, since a lexeme is limited to 2 kB.
CREATE FUNCTION public.search_vector(message text)
    RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000
AS $$
DECLARE
    words text := public.search_words(message);
BEGIN
    IF words !~ E'[^ a-z0-9]|[^ ]{61}' THEN
        RETURN to_tsvector('simple'::regconfig, words);
    END IF;
    RETURN coalesce(
        (
            SELECT CAST(string_agg(left(word, 60) || ':' || least(place, 16383), ' ') AS tsvector)
            FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS split (word, place)
            WHERE word <> ''
        ),
        CAST('' AS tsvector));
END
$$;

-- The words of a part of a search, next to each other and in their order; null without any. The last one is a prefix when
-- "open".
CREATE FUNCTION public.search_phrase(part text, open boolean)
    RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    words text[] := string_to_array(public.search_words(part), ' ');
    phrase tsquery;
    word text;
    earlier text := '';
    distance integer := 1;
    suffix text;
BEGIN
    FOR place IN 1 .. coalesce(array_length(words, 1), 0) LOOP
        word := left(words[place], 60);
        CONTINUE WHEN word = '';
        suffix := CASE WHEN open AND place = array_length(words, 1) THEN ':*' ELSE '' END;
        IF word ~ E'^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]$' THEN
            IF char_length(earlier) = 2 AND right(earlier, 1) = word THEN -- the end of a run, which its last pair has
                distance := distance + 1;
                CONTINUE;
            END IF;
            suffix := ':*';
        END IF;
        phrase := CASE
            WHEN phrase IS NULL THEN CAST(word || suffix AS tsquery)
            ELSE tsquery_phrase(phrase, CAST(word || suffix AS tsquery), distance)
        END;
        earlier := word;
        distance := 1;
    END LOOP;
    RETURN phrase;
END
$$;

-- A search in the syntax of websearch_to_tsquery: words, "a phrase", or, -not. The last word is a prefix, because the
-- user may still be typing it, unless the search has quotes or ends with a sign. Null when it has no words.
CREATE FUNCTION public.search_query(term text)
    RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    found tsquery;
    alternative tsquery;
    phrase tsquery;
    part record;
    quoted boolean := term LIKE '%"%';
BEGIN
    FOR part IN
        SELECT piece[1] = '-' AS negative,
               piece[2] IS NOT NULL AS quoted,
               coalesce(piece[2], piece[3]) AS words,
               row_number() OVER () = count(*) OVER () AS last
        FROM regexp_matches(term, '(-?)(?:"([^"]*)"?|([^[:space:]"]+))', 'g') AS piece
    LOOP
        IF lower(part.words) = 'or' AND NOT part.quoted AND NOT part.last AND alternative IS NOT NULL THEN
            found := coalesce(found || alternative, alternative);
            alternative := NULL;
            CONTINUE;
        END IF;
        phrase := public.search_phrase(
            part.words,
            part.last AND NOT quoted AND NOT part.negative AND public.search_words(right(part.words, 1)) <> '');
        CONTINUE WHEN phrase IS NULL;
        phrase := CASE WHEN part.negative THEN !!phrase ELSE phrase END;
        alternative := coalesce(alternative && phrase, phrase);
    END LOOP;
    RETURN coalesce(found || alternative, found, alternative);
END
$$;

-- V26__search_index.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The words of posts as search_words separates them, in place of activities_words_idx, which versions before this one read; a
-- later version drops that.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY activities_search_idx ON public.activities USING gin (public.search_vector(message));

-- V27__reposts_feed.sql
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- The newest reposts of everybody, for the following feed of people who follow many.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

CREATE INDEX CONCURRENTLY reposts_feed_idx ON public.reposts (created_at DESC, activity_uuid DESC);

-- V28__ended_activities.sql
-- The ids of posts that were deleted from the disk, so that their addresses say for a while that their time is over.
-- Nothing else is kept of them. Without a foreign key, since the posts are gone.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE TABLE public.ended_activities (
    uuid uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT ended_activities_pkey PRIMARY KEY (uuid)
);

CREATE INDEX ended_activities_expires_at_idx ON public.ended_activities (expires_at);

COMMENT ON TABLE public.ended_activities IS 'The ids of posts and replies whose time is over; nothing else is kept of them.';
COMMENT ON COLUMN public.ended_activities.expires_at IS 'When the id is forgotten, too.';

-- V29__link_previews.sql
-- Whether link previews, which outlive posts, may show the text of a person's posts. The constant default rewrites no row.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.users ADD COLUMN link_previews boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN public.users.link_previews IS 'Whether previews of links to their posts may show the text.';

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
    (2, '2', 'activities', 'SQL', 'V2__activities.sql', 1682861934, current_user, 0, true),
    (3, '3', 'people', 'SQL', 'V3__people.sql', 365376337, current_user, 0, true),
    (4, '4', 'reactions', 'SQL', 'V4__reactions.sql', 286533228, current_user, 0, true),
    (5, '5', 'identity', 'SQL', 'V5__identity.sql', -1276116143, current_user, 0, true),
    (6, '6', 'conversations', 'SQL', 'V6__conversations.sql', 1022933729, current_user, 0, true),
    (7, '7', 'notifications', 'SQL', 'V7__notifications.sql', -1605850300, current_user, 0, true),
    (8, '8', 'events and retries', 'SQL', 'V8__events_and_retries.sql', 370922628, current_user, 0, true),
    (9, '9', 'reply expiry index', 'SQL', 'V9__reply_expiry_index.sql', -1843484095, current_user, 0, true),
    (10, '10', 'activities seen by', 'SQL', 'V10__activities_seen_by.sql', 1634709175, current_user, 0, true),
    (11, '11', 'search', 'SQL', 'V11__search.sql', -569306818, current_user, 0, true),
    (12, '12', 'search messages', 'SQL', 'V12__search_messages.sql', -24276735, current_user, 0, true),
    (13, '13', 'search handles', 'SQL', 'V13__search_handles.sql', 1842816573, current_user, 0, true),
    (14, '14', 'search names', 'SQL', 'V14__search_names.sql', -1987051379, current_user, 0, true),
    (15, '15', 'validate people', 'SQL', 'V15__validate_people.sql', -283725985, current_user, 0, true),
    (16, '16', 'person replies', 'SQL', 'V16__person_replies.sql', 1047251865, current_user, 0, true),
    (17, '17', 'read replicas', 'SQL', 'V17__read_replicas.sql', 91894192, current_user, 0, true),
    (18, '18', 'name keys', 'SQL', 'V18__name_keys.sql', 1608435036, current_user, 0, true),
    (19, '19', 'handle duplicates', 'SQL', 'V19__handle_duplicates.sql', 225451753, current_user, 0, true),
    (20, '20', 'handle keys', 'SQL', 'V20__handle_keys.sql', -1275392069, current_user, 0, true),
    (21, '21', 'search handle keys', 'SQL', 'V21__search_handle_keys.sql', -551883229, current_user, 0, true),
    (22, '22', 'sign ups and devices', 'SQL', 'V22__sign_ups_and_devices.sql', -1831298380, current_user, 0, true),
    (23, '23', 'message notification begins', 'SQL', 'V23__message_notification_begins.sql', -588740235, current_user, 0, true),
    (24, '24', 'held handles', 'SQL', 'V24__held_handles.sql', -2113690542, current_user, 0, true),
    (25, '25', 'search words', 'SQL', 'V25__search_words.sql', 1691099864, current_user, 0, true),
    (26, '26', 'search index', 'SQL', 'V26__search_index.sql', 1322923613, current_user, 0, true),
    (27, '27', 'reposts feed', 'SQL', 'V27__reposts_feed.sql', -1130207959, current_user, 0, true),
    (28, '28', 'ended activities', 'SQL', 'V28__ended_activities.sql', -477791641, current_user, 0, true),
    (29, '29', 'link previews', 'SQL', 'V29__link_previews.sql', 1678661200, current_user, 0, true);

RESET lock_timeout;
RESET statement_timeout;
