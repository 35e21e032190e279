INSERT INTO public.users (uuid, display_name, handle, email, cognito_user_id, created_at)
SELECT person.uuid,
       left(coalesce(nullif(btrim(person.display_name, E' \t\r\n'), ''), person.handle), 100),
       person.handle,
       person.email,
       person.cognito_user_id,
       person.created_at
FROM sketch_people AS person
ORDER BY person.id
