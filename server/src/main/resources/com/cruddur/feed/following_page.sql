-- The page made of posts and reposts, which hold everything down to the bound and more than the page. Whatever reposts a
-- post is in there as well, so the newest entry of a post is its place. A post that the reader may not see leaves a gap;
-- four rows more than the page make up for a few of those.
entries AS MATERIALIZED (
    SELECT DISTINCT ON (entry.uuid) entry.uuid, entry.placed_at, entry.reposter_uuid
    FROM (
        SELECT posts.uuid, posts.placed_at, CAST(NULL AS uuid) AS reposter_uuid
        FROM posts
        UNION ALL
        SELECT reposts.uuid, reposts.placed_at, reposts.reposter_uuid
        FROM reposts
        WHERE coalesce((
            SELECT true FROM public.users AS person
            WHERE person.uuid = reposts.reposter_uuid
              -- include feed/visible_person.sql
        ), false)
    ) AS entry
    ORDER BY entry.uuid, entry.placed_at DESC, entry.reposter_uuid DESC NULLS LAST
),
page AS MATERIALIZED (
    SELECT entries.uuid, entries.placed_at, entries.reposter_uuid
    FROM entries
    CROSS JOIN bound
    ORDER BY entries.placed_at DESC, entries.uuid DESC
    LIMIT CAST(:rows AS integer) + 4
)
-- include feed/shown_page.sql
WHERE NOT activity.muted
ORDER BY page.placed_at DESC, page.uuid DESC
LIMIT CAST(:rows AS integer)
