SELECT person.uuid,
       person.handle,
       person.display_name,
       CAST(NULL AS text) AS avatar_version
FROM public.blocks AS block
JOIN public.users AS person ON person.uuid = block.blocked_uuid
WHERE block.blocker_uuid = :viewer
  AND block.blocked_uuid = public.person_called(:handle)
  AND person.suspended_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM public.blocks WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :viewer
  )
