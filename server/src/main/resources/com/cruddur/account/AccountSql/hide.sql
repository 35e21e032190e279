UPDATE public.users
SET suspended_at = coalesce(suspended_at, now())
WHERE uuid = :uuid
