-- The head of a person's feed. Their living posts are counted by the index of their author, up to ten thousand.
SELECT person.uuid,
       person.cognito_user_id AS cognito_user_uuid,
       person.handle,
       person.display_name,
       person.bio,
       (
           SELECT CAST(count(*) AS integer)
           FROM (
               SELECT 1
               FROM public.activities AS activity
               WHERE activity.user_uuid = person.uuid
                 AND (activity.expires_at IS NULL OR activity.expires_at > now())
               LIMIT 10000
           ) AS counted
       ) AS cruds_count,
       person.followers_count,
       person.following_count,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN coalesce((
           SELECT true FROM public.follows
           WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
       ), false) END AS following
FROM public.users AS person
WHERE lower(person.handle) = lower(:handle)
  AND person.suspended_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks
      WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks
      WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
  )
