WITH opened AS (
    INSERT INTO public.sessions (uuid, user_uuid, token_hash, user_agent, expires_at)
    SELECT :uuid, person.uuid, :tokenHash, :userAgent, now() + interval '30 days'
    FROM public.users AS person
    WHERE person.uuid = :userUuid
    RETURNING user_uuid, expires_at
)
SELECT opened.expires_at,
       person.uuid,
       person.handle,
       person.display_name
FROM opened
JOIN public.users AS person ON person.uuid = opened.user_uuid
