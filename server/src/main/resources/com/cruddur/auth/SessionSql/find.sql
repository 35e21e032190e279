-- Only hashes of tokens are stored. This query works on a read-only database: touch.sql records the use of a session,
-- once an hour.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       session.uuid AS session_uuid,
       session.last_seen_at < now() - interval '1 hour' AS stale,
       CAST(written.position - '0/0' AS bigint) AS last_write
FROM public.sessions AS session
JOIN public.users AS person ON person.uuid = session.user_uuid
LEFT JOIN public.write_positions AS written -- twice the largest replica lag that is allowed
    ON written.user_uuid = person.uuid AND written.written_at > now() - interval '1 minute'
WHERE session.token_hash = :tokenHash
  AND session.expires_at > now()
