SELECT EXISTS (
    SELECT 1
    FROM public.held_handles AS held
    WHERE held.handle_key = public.name_key(:handle)
      AND held.expires_at > now()
) AS held
