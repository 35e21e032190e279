WITH person AS (
    INSERT INTO public.users (uuid, email, handle, display_name, role)
    VALUES (:uuid, :email, :handle, :displayName, :role)
    RETURNING uuid
),
-- The account replaces any registration with this address.
registered AS (
    DELETE FROM public.registrations WHERE lower(email) = lower(:email)
)
INSERT INTO public.credentials (user_uuid, password_hash)
SELECT person.uuid, :passwordHash FROM person
