-- A person has a hundred sessions at most: the oldest are deleted.
WITH surplus AS (
    DELETE FROM public.sessions
    WHERE uuid IN (
        SELECT session.uuid
        FROM public.sessions AS session
        WHERE session.user_uuid = :userUuid
          AND session.uuid NOT IN (
              SELECT newest.uuid
              FROM public.sessions AS newest
              WHERE newest.user_uuid = :userUuid
              ORDER BY newest.created_at DESC, newest.uuid DESC
              LIMIT 99
          )
        FOR UPDATE SKIP LOCKED
    )
    RETURNING uuid
),
opened AS (
    INSERT INTO public.sessions (uuid, user_uuid, token_hash, user_agent, expires_at)
    SELECT :uuid, person.uuid, :tokenHash, :userAgent, now() + interval '30 days'
    FROM public.users AS person
    WHERE person.uuid = :userUuid
    RETURNING user_uuid, expires_at
)
SELECT opened.expires_at,
       EXISTS (SELECT 1 FROM surplus) AS ended_oldest,
       person.uuid,
       person.handle,
       person.display_name
FROM opened
JOIN public.users AS person ON person.uuid = opened.user_uuid
