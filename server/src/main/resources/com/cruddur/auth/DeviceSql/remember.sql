-- A person has fifty devices at most: those unused for longest are forgotten.
WITH surplus AS (
    DELETE FROM public.devices
    WHERE user_uuid = :userUuid
      AND token_hash <> :tokenHash
      AND token_hash NOT IN (
          SELECT newest.token_hash
          FROM public.devices AS newest
          WHERE newest.user_uuid = :userUuid
          ORDER BY newest.last_seen_at DESC, newest.token_hash
          LIMIT 49
      )
)
INSERT INTO public.devices (user_uuid, token_hash, expires_at)
VALUES (:userUuid, :tokenHash, now() + interval '400 days')
ON CONFLICT (user_uuid, token_hash) DO UPDATE
SET last_seen_at = now(),
    expires_at = excluded.expires_at
