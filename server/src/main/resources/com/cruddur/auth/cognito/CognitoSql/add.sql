-- Inserts nothing when the id, the handle or the address is taken, or the handle is held; the caller finds out which.
INSERT INTO public.users (uuid, cognito_user_id, handle, display_name, email)
SELECT :uuid,
       :subject,
       :handle,
       :displayName,
       CASE WHEN EXISTS (SELECT FROM public.users AS other WHERE lower(other.email) = lower(:email))
            THEN :placeholder
            ELSE :email
       END
WHERE NOT EXISTS (
    SELECT 1 FROM public.held_handles AS held
    WHERE held.handle_key = public.name_key(:handle) AND held.expires_at > now()
)
ON CONFLICT DO NOTHING
