-- The newest page of the following feed for a reader who follows a hundred people or more: all rows of the page, or less
-- when following.sql has to answer. The query walks through the newest 4000 posts of everybody, and the reposts among
-- them, until those of the people followed fill the page.
WITH reader AS MATERIALIZED (
    SELECT users.following_count FROM public.users WHERE users.uuid = CAST(:viewer AS uuid)
),
people AS MATERIALIZED (
    SELECT CAST(:viewer AS uuid) AS uuid
    UNION ALL
    SELECT follows.followed_uuid FROM public.follows WHERE follows.follower_uuid = CAST(:viewer AS uuid)
),
posts AS MATERIALIZED (
    SELECT activity.uuid, activity.created_at AS placed_at
    FROM (
        SELECT post.uuid, post.created_at, post.user_uuid, post.expires_at
        FROM public.activities AS post
        ORDER BY post.created_at DESC, post.uuid DESC
        LIMIT (SELECT CASE WHEN reader.following_count >= 100 THEN 4000 ELSE 0 END FROM reader)
    ) AS activity
    WHERE CASE
              -- include feed/is_followed.sql person="activity.user_uuid"
          END
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
    ORDER BY activity.created_at DESC, activity.uuid DESC
    LIMIT CAST(:rows AS integer) + 4
),
-- include feed/bound.sql
reposts AS MATERIALIZED (
    SELECT repost.activity_uuid AS uuid, repost.created_at AS placed_at, repost.user_uuid AS reposter_uuid
    FROM bound
    CROSS JOIN public.reposts AS repost
    WHERE repost.created_at >= bound.placed_at
      AND CASE
              -- include feed/is_followed.sql person="repost.user_uuid"
          END
),
-- include feed/following_page.sql
