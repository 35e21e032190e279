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
    SELECT person.uuid, person.handle, person.display_name, left(person.avatar_key, 8) AS avatar_version
    FROM public.users AS person
    WHERE person.uuid = author.uuid
      AND person.uuid IS DISTINCT FROM CAST(:viewer AS uuid)
      AND coalesce((
          SELECT false FROM public.follows
          WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
      ), true)
      -- include feed/visible_person.sql
    LIMIT 1
) AS person
ORDER BY author.place
LIMIT 101
