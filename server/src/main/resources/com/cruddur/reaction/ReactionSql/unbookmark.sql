-- Reverses bookmark.sql, with the same order of locks.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR KEY SHARE
),
unbookmarked AS (
    DELETE FROM public.bookmarks
    USING activity
    WHERE bookmarks.activity_uuid = activity.uuid
      AND bookmarks.user_uuid = :viewer
)
SELECT activity.uuid
FROM activity
