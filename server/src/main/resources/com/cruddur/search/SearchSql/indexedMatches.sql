-- The newest of all matches in the word index, up to a bound. Of a word with more matches earlierMatches.sql finds the
-- newest.
SELECT
    -- include activity/columns.sql
    activity.uuid
FROM (
    SELECT found.uuid,
           found.created_at
    FROM (
        SELECT activity.uuid,
               activity.created_at
        FROM public.activities AS activity
        WHERE public.search_vector(activity.message) @@ (SELECT public.search_query(:term))
          AND (activity.created_at, activity.uuid) < (:createdAt, :uuid)
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
        LIMIT 20000
    ) AS found
    ORDER BY found.created_at DESC, found.uuid DESC
    LIMIT 1000
) AS candidate
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = candidate.uuid
WHERE NOT activity.muted
ORDER BY candidate.created_at DESC, candidate.uuid DESC
LIMIT 101
