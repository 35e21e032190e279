-- The newest matches among the newest {window} activities before the position. PostgreSQL reads them in order and stops
-- when the page is full. To look for a word in an ASCII text takes a fortieth of the time that its search vector takes.
SELECT
    -- include activity/columns.sql
    activity.uuid
FROM (
    SELECT recent.uuid,
           recent.created_at,
           recent.message
    FROM public.activities AS recent
    WHERE (recent.created_at, recent.uuid) < (:createdAt, :uuid)
      AND (recent.expires_at IS NULL OR recent.expires_at > now())
    ORDER BY recent.created_at DESC, recent.uuid DESC
    LIMIT {window}
) AS candidate
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = candidate.uuid
WHERE (octet_length(candidate.message) > char_length(candidate.message)
       OR strpos(lower(candidate.message COLLATE "C"), :word) > 0)
  AND public.search_vector(candidate.message) @@ (SELECT public.search_query(:term))
  AND NOT activity.muted
ORDER BY candidate.created_at DESC, candidate.uuid DESC
LIMIT 101
