-- One person's posts and reposts, and with :replies their replies: two short index scans, merged. An own post that the
-- person reposted appears once, at its newest position.
WITH placed AS (
    (
        SELECT activity.uuid, activity.created_at AS placed_at, CAST(NULL AS timestamptz) AS reposted_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = :person
          AND (:replies OR activity.reply_to_activity_uuid IS NULL)
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.reposts_count = 0 OR coalesce((
              SELECT false FROM public.reposts
              WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = :person
          ), true))
          AND (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
        ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
        LIMIT 101
    )
    UNION ALL
    (
        SELECT activity.uuid, repost.created_at AS placed_at, repost.created_at AS reposted_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = :person
          AND (NOT activity.muted OR activity.user_uuid = :person)
          AND (repost.created_at, repost.activity_uuid) < (:createdAt, :uuid) -- mirrored
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT 101
    )
),
page AS MATERIALIZED (
    SELECT placed.uuid, placed.placed_at, placed.reposted_at
    FROM placed
    ORDER BY placed.placed_at DESC, placed.uuid DESC -- mirrored
    LIMIT 101
)
SELECT
    -- include activity/columns.sql
    activity.uuid,
    reposter.handle AS reposted_by_handle,
    reposter.display_name AS reposted_by_display_name,
    page.reposted_at AS reposted_at,
    page.placed_at
FROM page
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = page.uuid
LEFT JOIN public.users AS reposter ON page.reposted_at IS NOT NULL AND reposter.uuid = :person
ORDER BY page.placed_at DESC, page.uuid DESC -- mirrored
