DELETE FROM public.users
WHERE uuid = :uuid
