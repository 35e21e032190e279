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
