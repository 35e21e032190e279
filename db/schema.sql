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
    (17, '17', 'read replicas', 'SQL', 'V17__read_replicas.sql', 91894192, current_user, 0, true);

RESET lock_timeout;
RESET statement_timeout;
