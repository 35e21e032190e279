SELECT person.uuid,
       person.email,
       credential.password_hash,
       person.suspended_at IS NOT NULL AS suspended
FROM public.users AS person
LEFT JOIN public.credentials AS credential ON credential.user_uuid = person.uuid
WHERE person.uuid = :uuid
