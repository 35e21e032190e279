-- Waits for a transaction that has just claimed the same key, and then finds it taken.
INSERT INTO public.idempotency_keys (user_uuid, key, fingerprint, resource_uuid)
VALUES (:user, :key, :fingerprint, :resource)
ON CONFLICT (user_uuid, key) DO NOTHING
