-- The other direction of person.sql, oldest first: a test holds the two together.
WITH placed AS (
    (
        SELECT activity.uuid, activity.created_at AS placed_at, CAST(NULL AS timestamptz) AS reposted_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = :person
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.reposts_count = 0 OR coalesce((
              SELECT false FROM public.reposts
              WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = :person
          ), true))
          AND (activity.created_at, activity.uuid) > (:createdAt, :uuid)
        ORDER BY activity.created_at, activity.uuid
        LIMIT 101
    )
    UNION ALL
    (
        SELECT activity.uuid, repost.created_at AS placed_at, repost.created_at AS reposted_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = :person
          AND (NOT activity.muted OR activity.user_uuid = :person)
          AND (repost.created_at, repost.activity_uuid) > (:createdAt, :uuid)
        ORDER BY repost.created_at, repost.activity_uuid
        LIMIT 101
    )
),
page AS MATERIALIZED (
    SELECT placed.uuid, placed.placed_at, placed.reposted_at
    FROM placed
    ORDER BY placed.placed_at, placed.uuid
    LIMIT 101
)
SELECT activity.uuid,
       activity.display_name,
       activity.handle,
       activity.message,
       activity.replies_count,
       activity.reposts_count,
       activity.likes_count,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       activity.created_at,
       activity.liked,
       activity.reposted,
       activity.bookmarked,
       reposter.handle AS reposted_by_handle,
       reposter.display_name AS reposted_by_display_name,
       page.reposted_at AS reposted_at,
       page.placed_at
FROM page
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = page.uuid
LEFT JOIN public.users AS reposter ON page.reposted_at IS NOT NULL AND reposter.uuid = :person
ORDER BY page.placed_at, page.uuid
