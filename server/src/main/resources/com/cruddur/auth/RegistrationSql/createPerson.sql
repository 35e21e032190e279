WITH person AS (
    INSERT INTO public.users (uuid, email, handle, display_name, role)
    VALUES (:uuid, :email, :handle, :displayName, :role)
    RETURNING uuid
),
-- Whoever was signing up with this address is here now.
registered AS (
    DELETE FROM public.registrations WHERE lower(email) = lower(:email)
)
INSERT INTO public.credentials (user_uuid, password_hash)
SELECT person.uuid, :passwordHash FROM person
