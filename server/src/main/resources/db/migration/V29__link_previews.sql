-- Whether link previews, which outlive posts, may show the text of a person's posts. The constant default rewrites no row.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

ALTER TABLE public.users ADD COLUMN link_previews boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN public.users.link_previews IS 'Whether previews of links to their posts may show the text.';
