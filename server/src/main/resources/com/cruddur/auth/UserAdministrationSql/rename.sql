-- The new handle has to be unique by its key, even if the former one was a tolerated duplicate.
UPDATE public.users
SET handle = :handle,
    handle_duplicate = 0
WHERE uuid = :person
