-- The posts and reposts of the viewer and the people followed. A post that qualifies several times appears once, at its
-- newest position. The viewer may follow thousands, and each of them may have written thousands of posts, so the query
-- first reads a share of the page of each person. The newest of these rows fill the page, and the last of them is a
-- bound: only a person whose whole share is newer can have further rows above the bound, and only these are read then.
-- Whether the viewer may see a person is looked up for rows that the page may need, newest first.
WITH people AS MATERIALIZED (
    SELECT CAST(:viewer AS uuid) AS uuid
    UNION ALL
    SELECT follows.followed_uuid FROM public.follows WHERE follows.follower_uuid = CAST(:viewer AS uuid)
),
share AS MATERIALIZED (
    SELECT CAST(count(*) AS integer) AS people,
           CAST(:maxRows AS integer) / CAST(count(*) AS integer) + 1 AS size
    FROM people
),
posts AS MATERIALIZED (
    SELECT people.uuid AS person_uuid,
           post.uuid,
           post.placed_at,
           row_number() OVER (PARTITION BY people.uuid ORDER BY post.placed_at DESC, post.uuid DESC) AS place -- mirrored
    FROM people
    CROSS JOIN LATERAL (
        SELECT activity.uuid, activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = people.uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.created_at, activity.uuid) < (:createdAt, :uuid) -- mirrored
          -- include feed/stands_as_post.sql
        ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
        LIMIT (SELECT share.size FROM share)
    ) AS post
),
newest_posts AS MATERIALIZED (
    SELECT sorted.person_uuid, sorted.uuid, sorted.placed_at, sorted.place
    FROM (
        SELECT posts.person_uuid, posts.uuid, posts.placed_at, posts.place
        FROM posts
        ORDER BY posts.placed_at DESC, posts.uuid DESC -- mirrored
    ) AS sorted
    CROSS JOIN LATERAL (
        SELECT person.uuid FROM public.users AS person
        WHERE person.uuid = sorted.person_uuid
          -- include feed/visible_person.sql
        LIMIT 1
    ) AS visible
    ORDER BY sorted.placed_at DESC, sorted.uuid DESC -- mirrored
    LIMIT CAST(:maxRows AS integer)
),
bound_by_posts AS MATERIALIZED (
    SELECT CASE
               WHEN count(*) = CAST(:maxRows AS integer) THEN min(newest_posts.placed_at) -- mirrored
               ELSE '-infinity' -- mirrored
           END AS placed_at
    FROM newest_posts
),
reposts AS MATERIALIZED (
    SELECT people.uuid AS person_uuid,
           repost.uuid,
           repost.placed_at,
           row_number() OVER (PARTITION BY people.uuid ORDER BY repost.placed_at DESC, repost.uuid DESC) AS place -- mirrored
    FROM bound_by_posts AS bound
    CROSS JOIN people
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = people.uuid
          AND (repost.created_at, repost.activity_uuid) < (:createdAt, :uuid) -- mirrored
          AND repost.created_at >= bound.placed_at -- mirrored
          -- include feed/stands_as_repost.sql
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT (SELECT share.size FROM share)
    ) AS repost
),
newest AS MATERIALIZED (
    SELECT newest_posts.person_uuid, newest_posts.uuid, newest_posts.placed_at, newest_posts.place, false AS reposted
    FROM newest_posts
    UNION ALL
    SELECT reposts.person_uuid, reposts.uuid, reposts.placed_at, reposts.place, true
    FROM reposts
    CROSS JOIN LATERAL (
        SELECT person.uuid FROM public.users AS person
        WHERE person.uuid = reposts.person_uuid
          -- include feed/visible_person.sql
        LIMIT 1
    ) AS visible
    ORDER BY placed_at DESC, uuid DESC -- mirrored
    LIMIT CAST(:maxRows AS integer)
),
bound AS MATERIALIZED (
    SELECT CASE
               WHEN count(*) = CAST(:maxRows AS integer) THEN min(newest.placed_at) -- mirrored
               ELSE '-infinity' -- mirrored
           END AS placed_at
    FROM newest
),
page AS MATERIALIZED (
    SELECT newest.uuid, newest.placed_at, CASE WHEN newest.reposted THEN newest.person_uuid END AS reposter_uuid
    FROM newest
    UNION ALL
    SELECT post.uuid, post.placed_at, CAST(NULL AS uuid)
    FROM share
    JOIN newest AS last_read ON last_read.place = share.size AND NOT last_read.reposted
    CROSS JOIN bound
    CROSS JOIN LATERAL (
        SELECT activity.uuid, activity.created_at AS placed_at
        FROM public.activities AS activity
        WHERE activity.user_uuid = last_read.person_uuid
          AND (activity.expires_at IS NULL OR activity.expires_at > now())
          AND (activity.created_at, activity.uuid) < (last_read.placed_at, last_read.uuid) -- mirrored
          AND activity.created_at >= bound.placed_at -- mirrored
          -- include feed/stands_as_post.sql
        ORDER BY activity.created_at DESC, activity.uuid DESC -- mirrored
        LIMIT CAST(:maxRows AS integer)
    ) AS post
    UNION ALL
    SELECT repost.uuid, repost.placed_at, last_read.person_uuid
    FROM share
    JOIN newest AS last_read ON last_read.place = share.size AND last_read.reposted
    CROSS JOIN bound
    CROSS JOIN LATERAL (
        SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at
        FROM public.reposts AS repost
        JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = repost.activity_uuid
        WHERE repost.user_uuid = last_read.person_uuid
          AND (repost.created_at, repost.activity_uuid) < (last_read.placed_at, last_read.uuid) -- mirrored
          AND repost.created_at >= bound.placed_at -- mirrored
          -- include feed/stands_as_repost.sql
        ORDER BY repost.created_at DESC, repost.activity_uuid DESC -- mirrored
        LIMIT CAST(:maxRows AS integer)
    ) AS repost
    ORDER BY placed_at DESC, uuid DESC -- mirrored
    LIMIT CAST(:maxRows AS integer)
)
-- include feed/shown_page.sql
ORDER BY page.placed_at DESC, page.uuid DESC -- mirrored
