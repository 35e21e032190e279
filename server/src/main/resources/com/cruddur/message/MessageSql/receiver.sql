-- The person of that handle, unless they are suspended or one of the two blocked the other.
SELECT person.uuid
FROM public.users AS person
WHERE person.uuid = public.person_called(:handle)
  AND person.suspended_at IS NULL
  AND NOT EXISTS (
      SELECT 1
      FROM public.blocks
      WHERE (blocks.blocker_uuid = :viewer AND blocks.blocked_uuid = person.uuid)
         OR (blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = :viewer)
  )
