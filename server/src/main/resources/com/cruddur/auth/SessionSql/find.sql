-- Who has the token. Tokens are kept as hashes only. That the session was used is noted once an hour, by another
-- statement: this one has to work on a read-only database too.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       session.uuid AS session_uuid,
       session.last_seen_at < now() - interval '1 hour' AS stale,
       CAST(written.position - '0/0' AS bigint) AS last_write
FROM public.sessions AS session
JOIN public.users AS person ON person.uuid = session.user_uuid
LEFT JOIN public.write_positions AS written -- the lag that is allowed is half of this minute at most
    ON written.user_uuid = person.uuid AND written.written_at > now() - interval '1 minute'
WHERE session.token_hash = :tokenHash
  AND session.expires_at > now()
