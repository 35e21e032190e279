-- The sign-up of the browser that asks, else the newest one with the address.
WITH renewed AS (
    UPDATE public.sign_ups
    SET code_hash = :codeHash,
        attempts = 0,
        own_attempts = 0,
        expires_at = now() + interval '30 minutes'
    WHERE uuid = (
        SELECT pending.uuid
        FROM public.sign_ups AS pending
        WHERE lower(pending.email) = lower(:email)
          AND pending.expires_at > now()
        ORDER BY pending.browser_hash = :browserHash DESC, pending.created_at DESC, pending.uuid DESC
        LIMIT 1
    )
    RETURNING email, handle
)
SELECT now() + interval '30 minutes' AS expires_at,
       renewed.email,
       renewed.handle,
       (SELECT person.email FROM public.users AS person WHERE lower(person.email) = lower(:email)) AS account_email
FROM (SELECT 1) AS always
LEFT JOIN renewed ON true
