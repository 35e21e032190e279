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
