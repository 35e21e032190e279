-- No handle has an @, so a name is one or the other.
SELECT person.uuid,
       person.email,
       credential.password_hash,
       person.suspended_at IS NOT NULL AS suspended
FROM public.users AS person
LEFT JOIN public.credentials AS credential ON credential.user_uuid = person.uuid
WHERE (strpos(:name, '@') > 0 AND lower(person.email) = lower(:name))
   OR (strpos(:name, '@') = 0 AND lower(person.handle) = lower(:name))
