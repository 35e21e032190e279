-- Locks the activity before the repost, as all reactions do, so that the counter is exact and nothing deadlocks.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid,
           activity.user_uuid,
           activity.reposts_count
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR NO KEY UPDATE
),
reposted AS (
    INSERT INTO public.reposts (activity_uuid, user_uuid)
    SELECT activity.uuid, :viewer
    FROM activity
    ON CONFLICT (activity_uuid, user_uuid) DO NOTHING
    RETURNING reposts.activity_uuid
),
counted AS (
    UPDATE public.activities AS activity
    SET reposts_count = activity.reposts_count + 1
    FROM reposted
    WHERE activity.uuid = reposted.activity_uuid
    RETURNING activity.reposts_count
)
SELECT activity.user_uuid AS author_uuid,
       EXISTS (SELECT 1 FROM reposted) AS changed,
       coalesce((SELECT counted.reposts_count FROM counted), activity.reposts_count) AS total
FROM activity
