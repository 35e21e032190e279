-- A guess counts for every code of the address; one from the browser of a sign-up counts apart from those of others.
UPDATE public.sign_ups AS pending
SET attempts = pending.attempts + CASE WHEN pending.browser_hash = :browserHash THEN 0 ELSE 1 END,
    own_attempts = pending.own_attempts + CASE WHEN pending.browser_hash = :browserHash THEN 1 ELSE 0 END
WHERE lower(pending.email) = lower(:email)
  AND pending.expires_at > now()
  AND CASE WHEN pending.browser_hash = :browserHash THEN pending.own_attempts ELSE pending.attempts END < 5
RETURNING pending.email,
          pending.handle,
          pending.display_name,
          pending.password_hash,
          pending.code_hash = :codeHash AS matches,
          pending.browser_hash = :browserHash AS own
