WITH person AS (
    INSERT INTO public.users (uuid, email, handle, display_name, role)
    VALUES (:uuid, :email, :handle, :displayName, :role)
    RETURNING uuid
),
-- The account ends all sign-ups with this address, whoever began them.
ended AS (
    DELETE FROM public.sign_ups WHERE lower(email) = lower(:email)
)
INSERT INTO public.credentials (user_uuid, password_hash)
SELECT person.uuid, CAST(:passwordHash AS text)
FROM person
WHERE CAST(:passwordHash AS text) IS NOT NULL
