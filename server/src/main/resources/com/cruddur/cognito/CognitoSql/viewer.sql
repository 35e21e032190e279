-- The second condition lets the index be used, which leaves the placeholder out.
SELECT person.uuid,
       person.handle,
       person.role,
       person.suspended_at IS NOT NULL AS suspended,
       CAST(NULL AS uuid) AS session_uuid
FROM public.users AS person
WHERE person.cognito_user_id = :subject
  AND person.cognito_user_id <> 'MOCK'
