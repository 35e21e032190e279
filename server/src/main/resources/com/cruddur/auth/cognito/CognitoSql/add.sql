-- Whatever is taken, id, handle or address, does nothing: the caller looks what it was.
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
