WITH taken_back AS (
    DELETE FROM public.password_resets WHERE user_uuid = :uuid
)
INSERT INTO public.credentials (user_uuid, password_hash)
VALUES (:uuid, :passwordHash)
ON CONFLICT (user_uuid) DO UPDATE
SET password_hash = excluded.password_hash,
    changed_at = now()
