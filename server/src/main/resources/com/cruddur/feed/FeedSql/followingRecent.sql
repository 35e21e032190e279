-- The following feed of a reader who follows hundreds of people who write often: the query walks through the newest posts
-- of everybody, twenty for each person followed and 4000 at most, and keeps those of the people. It returns a whole page,
-- or nothing when these posts do not fill it; following.sql answers then, and for readers who follow fewer than a hundred.
WITH people AS MATERIALIZED (
    SELECT CAST(:viewer AS uuid) AS uuid
    UNION ALL
    SELECT follows.followed_uuid FROM public.follows WHERE follows.follower_uuid = CAST(:viewer AS uuid)
),
share AS MATERIALIZED (
    SELECT CAST(count(*) AS integer) AS people FROM people
),
posts AS MATERIALIZED (
    SELECT activity.uuid, activity.created_at AS placed_at
    FROM (
        SELECT post.uuid, post.created_at, post.user_uuid, post.reposts_count, post.expires_at
        FROM public.activities AS post
        WHERE (post.created_at, post.uuid) < (:createdAt, :uuid) -- mirrored
        ORDER BY post.created_at DESC, post.uuid DESC -- mirrored
        LIMIT (SELECT CASE WHEN share.people >= 100 THEN least(4000, 20 * share.people) ELSE 0 END FROM share)
    ) AS activity
    WHERE (activity.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND coalesce((
          SELECT true FROM public.users AS person
          WHERE person.uuid = activity.user_uuid
            -- include feed/visible_person.sql
      ), false)
      -- include feed/stands_as_post.sql
    ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
    LIMIT CAST(:maxRows AS integer)
),
bound AS MATERIALIZED (
    SELECT min(posts.placed_at) AS placed_at -- mirrored
    FROM posts
    HAVING count(*) = CAST(:maxRows AS integer)
),
reposts AS MATERIALIZED (
    SELECT repost.uuid, repost.placed_at, repost.reposter_uuid
    FROM bound
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at, repost.user_uuid AS reposter_uuid
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.created_at >= bound.placed_at -- mirrored
          AND (repost.created_at, repost.activity_uuid) < (:createdAt, :uuid) -- mirrored
          AND (repost.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
          AND coalesce((
              SELECT true FROM public.users AS person
              WHERE person.uuid = repost.user_uuid
                -- include feed/visible_person.sql
          ), false)
          -- include feed/stands_as_repost.sql
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT CAST(:maxRows AS integer)
    ) AS repost
),
page AS MATERIALIZED (
    SELECT posts.uuid, posts.placed_at, CAST(NULL AS uuid) AS reposter_uuid
    FROM bound
    CROSS JOIN posts
    UNION ALL
    SELECT reposts.uuid, reposts.placed_at, reposts.reposter_uuid
    FROM reposts
    ORDER BY placed_at DESC, uuid DESC -- mirrored
    LIMIT CAST(:maxRows AS integer)
)
-- include feed/shown_page.sql
ORDER BY page.placed_at DESC, page.uuid DESC -- mirrored
