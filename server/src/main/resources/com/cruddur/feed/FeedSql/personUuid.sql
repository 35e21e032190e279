-- The id of the person with the handle, if the viewer may see them.
SELECT person.uuid
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
