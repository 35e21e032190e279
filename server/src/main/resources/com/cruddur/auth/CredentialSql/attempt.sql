UPDATE public.password_resets AS reset
SET attempts = reset.attempts + 1
FROM public.users AS person
WHERE person.uuid = reset.user_uuid
  AND lower(person.email) = lower(:email)
  AND reset.expires_at > now()
  AND reset.attempts < 5
RETURNING person.uuid, person.email, reset.code_hash = :codeHash AS matches
