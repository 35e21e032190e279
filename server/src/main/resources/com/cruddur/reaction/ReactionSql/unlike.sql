-- Reverses like.sql, with the same order of locks.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid,
           activity.user_uuid,
           activity.likes_count
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR NO KEY UPDATE
),
unliked AS (
    DELETE FROM public.likes
    USING activity
    WHERE likes.activity_uuid = activity.uuid
      AND likes.user_uuid = :viewer
    RETURNING likes.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET likes_count = activity.likes_count - 1
    FROM unliked
    WHERE activity.uuid = unliked.activity_uuid
    RETURNING activity.likes_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM unliked) AS changed,
       coalesce((SELECT counted.likes_count FROM counted), activity.likes_count) AS total
FROM activity
