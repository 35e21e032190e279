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
