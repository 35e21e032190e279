UPDATE public.registrations
SET attempts = attempts + 1
WHERE lower(email) = lower(:email)
  AND expires_at > now()
  AND attempts < 5
RETURNING email, handle, display_name, password_hash, code_hash = :codeHash AS matches
