SELECT fingerprint,
       resource_uuid
FROM public.idempotency_keys
WHERE user_uuid = :user
  AND key = :key
