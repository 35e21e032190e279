-- Handles are one whatever their case, as the index users_handle_key has them.
SELECT uuid,
       handle,
       display_name
FROM public.users
WHERE lower(handle) = lower(:handle)
