UPDATE public.users SET suspended_at = NULL WHERE lower(handle) = lower(:handle)
