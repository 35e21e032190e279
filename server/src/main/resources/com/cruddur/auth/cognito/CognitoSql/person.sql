-- The second condition matches the partial index, which leaves the placeholder out.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       CAST(NULL AS uuid) AS session_uuid,
       CAST(written.position - '0/0' AS bigint) AS last_write
FROM public.users AS person
LEFT JOIN public.write_positions AS written -- twice the largest replica lag that is allowed
    ON written.user_uuid = person.uuid AND written.written_at > now() - interval '1 minute'
WHERE person.cognito_user_id = :subject
  AND person.cognito_user_id <> 'MOCK'
