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
