-- The lock makes this commit wait for the standby as the earlier one had to, whose answer was lost perhaps because of that:
-- PostgreSQL acknowledges at once what has written nothing.
SELECT fingerprint,
       resource_uuid
FROM public.idempotency_keys
WHERE user_uuid = :user
  AND key = :key
FOR NO KEY UPDATE
