-- The lock makes this commit wait for the synchronous standby. PostgreSQL acknowledges a commit without writes at once,
-- but the earlier request may have lost its response while it waited for the standby.
SELECT fingerprint,
       resource_uuid
FROM public.idempotency_keys
WHERE user_uuid = :user
  AND key = :key
FOR NO KEY UPDATE
