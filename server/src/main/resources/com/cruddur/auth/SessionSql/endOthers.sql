DELETE FROM public.sessions
WHERE user_uuid = :userUuid
  AND uuid IS DISTINCT FROM CAST(:uuid AS uuid)
