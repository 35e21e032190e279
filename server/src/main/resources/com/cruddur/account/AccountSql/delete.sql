DELETE FROM public.users
WHERE uuid = :uuid
RETURNING coalesce(avatar_key, '') AS avatar_key
