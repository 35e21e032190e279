-- Those of the authors, in the given order, whom the viewer does not follow, mute or block and who do not block the
-- viewer. Each is looked up by itself, so that the caller, who bounds the rows with JDBC's maxRows, pays for those alone.
SELECT person.uuid,
       person.handle,
       person.display_name,
       person.avatar_version
FROM (
    SELECT given.uuid, given.place
    FROM unnest(CAST(:authors AS uuid[])) WITH ORDINALITY AS given (uuid, place)
    ORDER BY given.place
) AS author
CROSS JOIN LATERAL (
    SELECT users.uuid, users.handle, users.display_name, left(users.avatar_key, 8) AS avatar_version
    FROM public.users
    WHERE users.uuid = author.uuid
      AND users.suspended_at IS NULL
      AND users.uuid IS DISTINCT FROM CAST(:viewer AS uuid)
      AND coalesce((
          SELECT false FROM public.follows
          WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = users.uuid
      ), true)
      AND coalesce((
          SELECT false FROM public.mutes
          WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = users.uuid
      ), true)
      AND coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = users.uuid
      ), true)
      AND coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = users.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
      ), true)
    LIMIT 1
) AS person
ORDER BY author.place
LIMIT 101
