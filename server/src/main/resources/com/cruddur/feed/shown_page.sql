-- The entries of the page as the reader sees them, with the people who reposted them.
SELECT
    -- include activity/columns.sql
    activity.uuid,
    reposter.handle AS reposted_by_handle,
    reposter.display_name AS reposted_by_display_name,
    CASE WHEN page.reposter_uuid IS NOT NULL THEN page.placed_at END AS reposted_at,
    page.placed_at
FROM page
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = page.uuid
LEFT JOIN public.users AS reposter ON reposter.uuid = page.reposter_uuid
