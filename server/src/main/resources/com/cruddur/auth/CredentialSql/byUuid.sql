SELECT person.uuid,
       person.email,
       credential.password_hash
FROM public.users AS person
LEFT JOIN public.credentials AS credential ON credential.user_uuid = person.uuid
WHERE person.uuid = :uuid
