-- The head of a feed. Live posts are counted among the newest thousand.
SELECT person.uuid,
       person.cognito_user_id AS cognito_user_uuid,
       person.handle,
       person.display_name,
       person.bio,
       (
           SELECT CAST(count(*) AS integer)
           -- The newest thousand from the index alone; otherwise PostgreSQL collects all posts of the author.
           FROM (
               SELECT own.uuid
               FROM public.activities AS own
               WHERE own.user_uuid = person.uuid
               ORDER BY own.created_at DESC, own.uuid DESC
               LIMIT 1000
           ) AS newest
           JOIN public.activities AS activity ON activity.uuid = newest.uuid
           WHERE (activity.expires_at IS NULL OR activity.expires_at > now())
       ) AS cruds_count,
       person.followers_count,
       person.following_count,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN coalesce((
           SELECT true FROM public.follows
           WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
       ), false) END AS following
FROM public.users AS person
WHERE person.uuid = public.person_called(:handle)
  AND person.suspended_at IS NULL
  AND coalesce((
      SELECT false FROM public.blocks
      WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
  ), true)
  AND coalesce((
      SELECT false FROM public.blocks
      WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
  ), true)
