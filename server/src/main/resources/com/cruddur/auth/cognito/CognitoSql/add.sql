-- Inserts nothing when the id, the handle or the address is taken; the caller finds out which.
INSERT INTO public.users (uuid, cognito_user_id, handle, display_name, email)
SELECT :uuid,
       :subject,
       :handle,
       :displayName,
       CASE WHEN EXISTS (SELECT FROM public.users AS other WHERE lower(other.email) = lower(:email))
            THEN :placeholder
            ELSE :email
       END
ON CONFLICT DO NOTHING
