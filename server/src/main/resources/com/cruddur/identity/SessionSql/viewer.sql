-- Who has the token. Tokens are kept as hashes only.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       session.uuid AS session_uuid
FROM public.sessions AS session
JOIN public.users AS person ON person.uuid = session.user_uuid
WHERE session.token_hash = :tokenHash
  AND session.expires_at > now()
