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
