-- Who has the token. Tokens are kept as hashes only. That the session was used is noted once an hour, by another
-- statement: this one has to work on a read-only database too.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       session.uuid AS session_uuid,
       session.last_seen_at < now() - interval '1 hour' AS stale
FROM public.sessions AS session
JOIN public.users AS person ON person.uuid = session.user_uuid
WHERE session.token_hash = :tokenHash
  AND session.expires_at > now()
