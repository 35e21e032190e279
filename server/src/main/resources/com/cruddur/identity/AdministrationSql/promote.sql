UPDATE public.users SET role = :role WHERE lower(handle) = lower(:handle)
