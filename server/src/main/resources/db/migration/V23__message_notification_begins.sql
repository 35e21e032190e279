-- A notification of messages covers those from its beginning to its position. Without the beginning it would end with the
-- newest of them, although an earlier one lives longer. Null in rows of versions before this one: those cover the newest
-- message only.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.notifications ADD COLUMN begun_at timestamptz;

COMMENT ON COLUMN public.notifications.begun_at IS 'The time of the first message that a notification of messages is about.';
