-- Locks the activity before the like, as all reactions do, so that the counter is exact and nothing deadlocks.
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
liked AS (
    INSERT INTO public.likes (activity_uuid, user_uuid)
    SELECT activity.uuid, :viewer
    FROM activity
    ON CONFLICT (activity_uuid, user_uuid) DO NOTHING
    RETURNING likes.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET likes_count = activity.likes_count + 1
    FROM liked
    WHERE activity.uuid = liked.activity_uuid
    RETURNING activity.likes_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM liked) AS changed,
       coalesce((SELECT counted.likes_count FROM counted), activity.likes_count) AS total
FROM activity
