-- A name with an @ is an address, because no handle contains one.
SELECT person.uuid,
       person.email,
       credential.password_hash
FROM public.users AS person
LEFT JOIN public.credentials AS credential ON credential.user_uuid = person.uuid
WHERE person.uuid = CASE
    WHEN strpos(:name, '@') > 0 THEN (SELECT owner.uuid FROM public.users AS owner WHERE lower(owner.email) = lower(:name))
    ELSE public.person_called(:name)
END
