-- There is no counter, so it is enough to keep the sweeper from deleting the activity meanwhile.
WITH activity AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = :activity
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND EXISTS (SELECT 1 FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS seen WHERE seen.uuid = :activity)
    FOR KEY SHARE
),
bookmarked AS (
    INSERT INTO public.bookmarks (activity_uuid, user_uuid)
    SELECT activity.uuid, :viewer
    FROM activity
    ON CONFLICT (activity_uuid, user_uuid) DO NOTHING
)
SELECT activity.uuid
FROM activity
