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
