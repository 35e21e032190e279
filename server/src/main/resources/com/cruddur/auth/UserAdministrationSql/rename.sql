-- The key of the new handle has to be unique, whatever the former one was.
UPDATE public.users
SET handle = :handle,
    handle_duplicate = 0
WHERE uuid = :person
