-- A hash of everybody followed is cheap to ask and expensive to make. Who follows thousands finds a page among the newest
-- hundred posts, for which an index is asked instead.
WHEN (SELECT reader.following_count FROM reader) < 1000
    THEN ({person} IN (SELECT people.uuid FROM people)) IS TRUE
ELSE {person} = CAST(:viewer AS uuid) OR coalesce((
    SELECT true FROM public.follows
    WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = {person}
), false)
