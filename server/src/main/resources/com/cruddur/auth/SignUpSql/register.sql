-- A taken handle is reported, a taken address is not: a sign-up with it is stored as well and reserves its handle, so
-- that the answers do not differ. Only the code is never sent. An address has ten sign-ups at most: the oldest go.
WITH surplus AS (
    DELETE FROM public.sign_ups
    WHERE lower(email) = lower(:email)
      AND uuid NOT IN (
          SELECT newest.uuid
          FROM public.sign_ups AS newest
          WHERE lower(newest.email) = lower(:email)
          ORDER BY newest.created_at DESC, newest.uuid DESC
          LIMIT 9
      )
),
registered AS (
    INSERT INTO public.sign_ups (uuid, email, handle, display_name, password_hash, code_hash, browser_hash, expires_at)
    SELECT :uuid, :email, :handle, :displayName, :passwordHash, :codeHash, :browserHash, now() + interval '30 minutes'
    WHERE NOT EXISTS (SELECT 1 FROM public.users AS person WHERE public.name_key(person.handle) = public.name_key(:handle))
      AND NOT EXISTS (
          SELECT 1 FROM public.sign_ups AS other
          WHERE public.name_key(other.handle) = public.name_key(:handle)
            AND lower(other.email) <> lower(:email)
            AND other.expires_at > now()
      )
      AND NOT EXISTS (
          SELECT 1 FROM public.held_handles AS held
          WHERE held.handle_key = public.name_key(:handle) AND held.expires_at > now()
      )
    RETURNING expires_at, email, handle
)
SELECT registered.expires_at,
       registered.email,
       registered.handle,
       (SELECT person.email FROM public.users AS person WHERE lower(person.email) = lower(:email)) AS account_email
FROM registered
