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
