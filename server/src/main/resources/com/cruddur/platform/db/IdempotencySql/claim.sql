-- Waits for a concurrent transaction that claims the same key, and then inserts nothing.
INSERT INTO public.idempotency_keys (user_uuid, key, fingerprint, resource_uuid)
VALUES (:user, :key, :fingerprint, :resource)
ON CONFLICT (user_uuid, key) DO NOTHING
