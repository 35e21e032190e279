-- The place of the last post, down to which reposts are read; none when the posts do not fill the page.
bound AS MATERIALIZED (
    SELECT min(posts.placed_at) AS placed_at
    FROM posts
    HAVING count(*) = CAST(:rows AS integer) + 4
),
