SELECT session.uuid,
       session.user_agent,
       session.created_at,
       session.last_seen_at,
       session.expires_at,
       session.uuid IS NOT DISTINCT FROM CAST(:current AS uuid) AS current
FROM public.sessions AS session
WHERE session.user_uuid = :userUuid
  AND session.expires_at > now()
ORDER BY session.created_at DESC, session.uuid DESC
LIMIT 100
