WITH renewed AS (
    UPDATE public.registrations
    SET code_hash = :codeHash,
        attempts = 0,
        expires_at = now() + interval '30 minutes'
    WHERE lower(email) = lower(:email)
      AND expires_at > now()
    RETURNING email, handle
)
SELECT now() + interval '30 minutes' AS expires_at,
       renewed.email,
       renewed.handle,
       (SELECT person.email FROM public.users AS person WHERE lower(person.email) = lower(:email)) AS account_email
FROM (SELECT 1) AS always
LEFT JOIN renewed ON true
