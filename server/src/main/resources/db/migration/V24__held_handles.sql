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
