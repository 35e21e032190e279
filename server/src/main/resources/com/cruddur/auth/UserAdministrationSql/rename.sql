-- The new handle has to be unique by its key, even if the former one was a tolerated duplicate. The former handle is held
-- for the person, who alone can take it back.
WITH former AS (
    SELECT person.uuid,
           person.handle
    FROM public.users AS person
    WHERE person.uuid = :person
    FOR NO KEY UPDATE
),
renamed AS (
    UPDATE public.users AS person
    SET handle = :handle,
        handle_duplicate = 0
    FROM former
    WHERE person.uuid = former.uuid
      AND NOT EXISTS (
          SELECT 1
          FROM public.held_handles AS held
          WHERE held.handle_key = public.name_key(:handle)
            AND held.user_uuid <> former.uuid
            AND held.expires_at > now()
      )
    RETURNING former.uuid, former.handle
),
released AS (
    DELETE FROM public.held_handles AS held
    USING renamed
    WHERE held.handle_key = public.name_key(:handle) AND held.user_uuid = renamed.uuid
),
held AS (
    INSERT INTO public.held_handles (handle_key, user_uuid, expires_at)
    SELECT public.name_key(renamed.handle),
           renamed.uuid,
           now() + interval '30 days'
    FROM renamed
    WHERE public.name_key(renamed.handle) <> public.name_key(:handle)
    ON CONFLICT (handle_key) DO UPDATE SET user_uuid = excluded.user_uuid, expires_at = excluded.expires_at
)
SELECT count(*)::integer AS renamed FROM renamed
