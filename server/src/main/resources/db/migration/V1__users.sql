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
