UPDATE public.sessions
SET last_seen_at = now(),
    expires_at = now() + interval '30 days'
WHERE uuid = :uuid
  AND last_seen_at < now() - interval '1 hour'
  AND expires_at > now()
