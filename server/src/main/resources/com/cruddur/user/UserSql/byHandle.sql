SELECT person.uuid,
       person.handle,
       person.display_name,
       left(person.avatar_key, 8) AS avatar_version
FROM public.users AS person
WHERE person.uuid = public.person_called(:handle)
  AND (person.suspended_at IS NULL OR EXISTS (
      SELECT 1 FROM public.users AS moderator
      WHERE moderator.uuid = CAST(:viewer AS uuid) AND moderator.role <> 'user'
  ))
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
  )
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
  )
