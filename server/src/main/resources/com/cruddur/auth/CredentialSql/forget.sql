WITH forgotten AS (
    INSERT INTO public.password_resets (user_uuid, code_hash, expires_at)
    SELECT person.uuid, :codeHash, now() + interval '30 minutes'
    FROM public.users AS person
    WHERE lower(person.email) = lower(:email)
    ON CONFLICT (user_uuid) DO UPDATE
    SET code_hash = excluded.code_hash,
        attempts = 0,
        created_at = now(),
        expires_at = excluded.expires_at
    RETURNING user_uuid
)
SELECT now() + interval '30 minutes' AS expires_at,
       person.email
FROM (SELECT 1) AS always
LEFT JOIN forgotten ON true
LEFT JOIN public.users AS person ON person.uuid = forgotten.user_uuid
