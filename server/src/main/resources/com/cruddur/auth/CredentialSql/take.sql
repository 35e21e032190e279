DELETE FROM public.password_resets
WHERE user_uuid = :uuid
  AND code_hash = :codeHash
