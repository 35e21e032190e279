DELETE FROM public.sessions
WHERE user_uuid = :userUuid
  AND uuid = :uuid
