-- The posts and reposts of the viewer and the people followed. The viewer may follow thousands, so the query first
-- reads only the newest post of each person, and the newest repost unless it is older than the 101st of those posts. It
-- then reads on only for the people among the newest 101, down to the 101st of all. A post that qualifies several times
-- appears once, at its newest position.
WITH people AS MATERIALIZED (
    SELECT CAST(:viewer AS uuid) AS uuid
    UNION ALL
    SELECT person.uuid
    FROM public.follows
    JOIN public.users AS person ON person.uuid = follows.followed_uuid
    WHERE follows.follower_uuid = CAST(:viewer AS uuid)
      AND person.suspended_at IS NULL
      AND coalesce((
          SELECT false FROM public.mutes
          WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = person.uuid
      ), true)
      AND coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
      ), true)
      AND coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
      ), true)
),
newest_posts AS MATERIALIZED (
    SELECT people.uuid AS person_uuid, newest.uuid, newest.placed_at
    FROM people
    CROSS JOIN LATERAL (
        SELECT activity.uuid, activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = people.uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
          AND (activity.reposts_count = 0 OR coalesce((
              SELECT false FROM public.reposts
              WHERE reposts.activity_uuid = activity.uuid
                AND (reposts.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
              LIMIT 1
          ), true))
        ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
        LIMIT 1
    ) AS newest
),
bound_by_posts AS MATERIALIZED (
    SELECT CASE WHEN count(*) = 101 THEN min(newest.placed_at) ELSE '-infinity' END AS placed_at -- mirrored
    FROM (
        SELECT newest_posts.placed_at
        FROM newest_posts
        ORDER BY newest_posts.placed_at DESC, newest_posts.uuid DESC -- mirrored
        LIMIT 101
    ) AS newest
),
newest_reposts AS MATERIALIZED (
    SELECT people.uuid AS person_uuid, newest.uuid, newest.placed_at
    FROM bound_by_posts AS bound
    CROSS JOIN people
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = people.uuid
          AND NOT activity.muted
          AND (repost.created_at, repost.activity_uuid) < (:createdAt, :uuid) -- mirrored
          AND repost.created_at >= bound.placed_at -- mirrored
          AND (activity.reposts_count = 1 OR coalesce((
              SELECT false FROM public.reposts AS later
              WHERE later.activity_uuid = repost.activity_uuid
                AND (later.created_at, later.user_uuid) > (repost.created_at, repost.user_uuid)
                AND (later.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
              LIMIT 1
          ), true))
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT 1
    ) AS newest
),
bound AS MATERIALIZED (
    SELECT CASE WHEN count(*) = 101 THEN min(newest.placed_at) ELSE '-infinity' END AS placed_at -- mirrored
    FROM (
        SELECT newest_posts.uuid, newest_posts.placed_at FROM newest_posts
        UNION ALL
        SELECT newest_reposts.uuid, newest_reposts.placed_at FROM newest_reposts
        ORDER BY placed_at DESC, uuid DESC -- mirrored
        LIMIT 101
    ) AS newest
),
page AS MATERIALIZED (
    SELECT post.uuid, post.placed_at, CAST(NULL AS uuid) AS reposter_uuid
    FROM bound
    JOIN newest_posts ON newest_posts.placed_at >= bound.placed_at -- mirrored
    CROSS JOIN LATERAL (
        SELECT activity.uuid, activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = newest_posts.person_uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
          AND activity.created_at >= bound.placed_at -- mirrored
          AND (activity.reposts_count = 0 OR coalesce((
              SELECT false FROM public.reposts
              WHERE reposts.activity_uuid = activity.uuid
                AND (reposts.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
              LIMIT 1
          ), true))
        ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
        LIMIT 101
    ) AS post
    UNION ALL
    SELECT repost.uuid, repost.placed_at, newest_reposts.person_uuid AS reposter_uuid
    FROM bound
    JOIN newest_reposts ON newest_reposts.placed_at >= bound.placed_at -- mirrored
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = newest_reposts.person_uuid
          AND NOT activity.muted
          AND (repost.created_at, repost.activity_uuid) < (:createdAt, :uuid) -- mirrored
          AND repost.created_at >= bound.placed_at -- mirrored
          AND (activity.reposts_count = 1 OR coalesce((
              SELECT false FROM public.reposts AS later
              WHERE later.activity_uuid = repost.activity_uuid
                AND (later.created_at, later.user_uuid) > (repost.created_at, repost.user_uuid)
                AND (later.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
              LIMIT 1
          ), true))
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT 101
    ) AS repost
    ORDER BY placed_at DESC, uuid DESC -- mirrored
    LIMIT 101
)
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
ORDER BY page.placed_at DESC, page.uuid DESC -- mirrored
