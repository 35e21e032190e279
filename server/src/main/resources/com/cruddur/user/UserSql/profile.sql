-- Each part is one index lookup; the count of posts has a bound.
SELECT person.uuid,
       person.handle,
       person.display_name,
       left(person.avatar_key, 8) AS avatar_version,
       person.bio,
       person.followers_count,
       person.following_count,
       (
           SELECT count(*)::integer
           FROM (
               SELECT 1 FROM public.activities AS activity
               WHERE activity.user_uuid = person.uuid
                 AND (activity.expires_at IS NULL OR activity.expires_at > now())
               LIMIT 10000
           ) AS alive
       ) AS cruds_count,
       person.created_at,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN EXISTS (
           SELECT 1 FROM public.follows
           WHERE follows.follower_uuid = CAST(:viewer AS uuid) AND follows.followed_uuid = person.uuid
       ) END AS following,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN EXISTS (
           SELECT 1 FROM public.follows
           WHERE follows.follower_uuid = person.uuid AND follows.followed_uuid = CAST(:viewer AS uuid)
       ) END AS followed_by,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN EXISTS (
           SELECT 1 FROM public.mutes WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = person.uuid
       ) END AS muted,
       CASE WHEN CAST(:viewer AS uuid) IS NOT NULL THEN false END AS blocked,
       CASE WHEN moderator.uuid IS NOT NULL THEN person.suspended_at IS NOT NULL END AS suspended
FROM public.users AS person
LEFT JOIN public.users AS moderator ON moderator.uuid = CAST(:viewer AS uuid) AND moderator.role <> 'user'
WHERE person.uuid = public.person_called(:handle)
  AND (person.suspended_at IS NULL OR moderator.uuid IS NOT NULL)
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
  )
