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
