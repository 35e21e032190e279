-- The newest page of the following feed for a reader who follows fewer than a hundred people: all rows of the page, or
-- less when following.sql has to answer. The newest posts of each person, of which all together fill the page, give a
-- bound; only of people whose newest post is above it more is read, and reposts of everybody down to the last post.
WITH people AS MATERIALIZED (
    SELECT CAST(:viewer AS uuid) AS uuid
    UNION ALL
    SELECT follows.followed_uuid FROM public.follows WHERE follows.follower_uuid = CAST(:viewer AS uuid)
),
share AS MATERIALIZED (
    SELECT (CAST(:rows AS integer) + 4) / (users.following_count + 1) + 1 AS size
    FROM public.users
    WHERE users.uuid = CAST(:viewer AS uuid) AND users.following_count < 100
),
heads AS MATERIALIZED (
    SELECT people.uuid AS person_uuid, post.placed_at
    FROM share
    CROSS JOIN people
    CROSS JOIN LATERAL (
        SELECT activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = people.uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
        ORDER BY activity.created_at DESC, activity.uuid DESC
        LIMIT share.size
    ) AS post
),
head_bound AS MATERIALIZED (
    SELECT min(newest.placed_at) AS placed_at
    FROM (
        SELECT heads.placed_at FROM heads
        ORDER BY heads.placed_at DESC
        LIMIT CAST(:rows AS integer) + 4
    ) AS newest
    HAVING count(*) = CAST(:rows AS integer) + 4
),
posts AS MATERIALIZED (
    SELECT post.uuid, post.placed_at
    FROM head_bound
    CROSS JOIN LATERAL (SELECT DISTINCT heads.person_uuid FROM heads WHERE heads.placed_at >= head_bound.placed_at) AS active
    CROSS JOIN LATERAL (
        SELECT activity.uuid, activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = active.person_uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND activity.created_at >= head_bound.placed_at
        ORDER BY activity.created_at DESC, activity.uuid DESC
        LIMIT CAST(:rows AS integer) + 4
    ) AS post
    ORDER BY post.placed_at DESC, post.uuid DESC
    LIMIT CAST(:rows AS integer) + 4
),
-- include feed/bound.sql
reposts AS MATERIALIZED (
    SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at, people.uuid AS reposter_uuid
    FROM bound
    CROSS JOIN people
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid, repost.created_at
        FROM public.reposts AS repost
        WHERE repost.user_uuid = people.uuid
          AND repost.created_at >= bound.placed_at
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC
        LIMIT CAST(:rows AS integer) + 4
    ) AS repost
),
-- include feed/following_page.sql
