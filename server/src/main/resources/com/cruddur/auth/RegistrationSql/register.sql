-- A taken handle is reported, a taken address is not: a registration with it is stored as well and reserves its handle,
-- so that the answers do not differ. Only the code is never sent.
WITH registered AS (
    INSERT INTO public.registrations (uuid, email, handle, display_name, password_hash, code_hash, expires_at)
    SELECT :uuid, :email, :handle, :displayName, :passwordHash, :codeHash, now() + interval '30 minutes'
    WHERE NOT EXISTS (SELECT 1 FROM public.users AS person WHERE public.name_key(person.handle) = public.name_key(:handle))
      AND NOT EXISTS (
          SELECT 1 FROM public.registrations AS other
          WHERE public.name_key(other.handle) = public.name_key(:handle)
            AND lower(other.email) <> lower(:email)
            AND other.expires_at > now()
      )
    ON CONFLICT (lower(email)) DO UPDATE
    SET uuid = excluded.uuid,
        email = excluded.email,
        handle = excluded.handle,
        display_name = excluded.display_name,
        password_hash = excluded.password_hash,
        code_hash = excluded.code_hash,
        attempts = 0,
        created_at = now(),
        expires_at = excluded.expires_at
    RETURNING expires_at, email, handle
)
SELECT registered.expires_at,
       registered.email,
       registered.handle,
       (SELECT person.email FROM public.users AS person WHERE lower(person.email) = lower(:email)) AS account_email
FROM registered
