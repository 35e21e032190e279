SELECT credential.user_uuid
FROM public.credentials AS credential
WHERE credential.user_uuid = :uuid
  AND credential.password_hash = :passwordHash
FOR UPDATE
