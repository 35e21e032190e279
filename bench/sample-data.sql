-- A large data set for measurements: people, their follows, and posts with replies, likes, reposts, bookmarks and
-- hashtags. A few people write most posts and are followed most; lifetimes are those on offer, and the ages of the posts
-- are spread evenly over them; three posts in ten are replies, which do not outlive what they answer. All posts are alive
-- and all counters exact. Running it again adds as many rows. Who wrote and liked what is the same each time.
--
--   ./cruddur psql -v users=1000 -v activities=10000 -qf bench/sample-data.sql
--
-- needs at least three users, and the schema, which ./cruddur seed creates.
\set ON_ERROR_STOP on
BEGIN;
SET SEED TO 0.25;
SET LOCAL statement_timeout = 0;
SET LOCAL client_min_messages = warning;

-- A UUID of version 7, whose time is created_at.
CREATE OR REPLACE FUNCTION pg_temp.uuid_at(created_at timestamptz) RETURNS uuid LANGUAGE sql AS $$
    SELECT encode(set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM created_at) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid
$$;

-- One of the numbers from 0 to size - 1. Low numbers are frequent: a tenth of the people write almost half of the posts.
CREATE OR REPLACE FUNCTION pg_temp.prolific(size bigint) RETURNS bigint LANGUAGE sql AS $$
    SELECT floor(size * power(random(), 3))::bigint
$$;

-- 0 in three of four cases, and at least n - 1 in one of n * n.
CREATE OR REPLACE FUNCTION pg_temp.few() RETURNS int LANGUAGE sql AS $$
    SELECT least(2000, floor(1 / sqrt(1 - random())))::int - 1
$$;

-- The last person follows and likes much, the last but one does nothing: the two extremes that feeds have to stand.
CREATE TEMPORARY TABLE people ON COMMIT DROP AS
WITH earlier AS (
    SELECT coalesce(max(substring(handle FROM '[0-9]+$')::bigint), 0) AS last_number
    FROM public.users
    WHERE email LIKE '%@made-up.example'
), person AS (
    SELECT number, now() - make_interval(days => (400 - number % 360)::int) AS created_at
    FROM generate_series(0, :users - 1) AS number
)
SELECT
    number,
    pg_temp.uuid_at(person.created_at) AS uuid,
    'Person ' || earlier.last_number + 1 + number AS display_name,
    'person_' || earlier.last_number + 1 + number AS handle,
    person.created_at,
    CASE :users - number
        WHEN 1 THEN 2000
        WHEN 2 THEN 0
        ELSE least(200, floor(4 / sqrt(1 - random())))
    END::int AS follows
FROM person, earlier;
CREATE UNIQUE INDEX ON people (number);
ANALYZE people;

CREATE TEMPORARY TABLE following ON COMMIT DROP AS
SELECT follower, followed
FROM (
    SELECT follower, followed, follows, row_number() OVER (PARTITION BY follower) AS rank
    FROM (
        -- several tries, because popular people are drawn more than once
        SELECT number AS follower, pg_temp.prolific(:users) AS followed, follows
        FROM people, generate_series(1, CASE WHEN number < :users - 1 THEN 4 * follows ELSE 0 END)
        UNION
        SELECT number, followed, follows
        FROM people, generate_series(0, least(:users - 2, 1999)) AS followed
        WHERE number = :users - 1
    ) AS tries
    WHERE follower <> followed
) AS ranked
WHERE rank <= follows;

INSERT INTO public.users
    (uuid, display_name, handle, email, cognito_user_id, created_at, followers_count, following_count)
SELECT
    uuid, display_name, handle, handle || '@made-up.example', 'MOCK', created_at,
    coalesce(followers.count, 0), coalesce(followed.count, 0)
FROM people
LEFT JOIN (SELECT followed, count(*) FROM following GROUP BY followed) AS followers ON followers.followed = number
LEFT JOIN (SELECT follower, count(*) FROM following GROUP BY follower) AS followed ON followed.follower = number;

INSERT INTO public.follows (follower_uuid, followed_uuid, created_at)
SELECT follower.uuid, followed.uuid, now() - random() * interval '40 days'
FROM following
JOIN people AS follower ON follower.number = following.follower
JOIN people AS followed ON followed.number = following.followed;

-- Halves of messages; two of them have 4 to 24 words.
CREATE TEMPORARY TABLE phrases ON COMMIT DROP AS
SELECT phrase, string_agg(words[1 + floor(random() * array_length(words, 1))::int], ' ') AS text
FROM
    generate_series(0, 1999) AS phrase,
    generate_series(1, 2 + phrase % 11),
    string_to_array('the a my this our cloud server coffee morning release query index weekend train garden bug fix deploy rain sun book song idea team talk slides finally almost never again today tomorrow works broke learned wrote found loves needs makes quietly faster smaller better with without before after and but postgres java feed post reply friend neighbour cat dog bicycle mountain river', ' ') AS words
GROUP BY phrase;

-- Posts by age, oldest first; one in the middle is known to everybody.
CREATE TEMPORARY TABLE drafts ON COMMIT DROP AS
WITH lifetimes (lifetime, oldest, from_percent, to_percent) AS (
    VALUES
        (interval '30 days', interval '30 days', 0, 35),
        (interval '7 days', interval '7 days', 35, 65),
        (interval '3 days', interval '3 days', 65, 80),
        (interval '1 day', interval '1 day', 80, 90),
        (interval '12 hours', interval '12 hours', 90, 94),
        (interval '3 hours', interval '3 hours', 94, 96),
        (interval '1 hour', interval '1 hour', 96, 97),
        (NULL, interval '60 days', 97, 100)
), drawn AS MATERIALIZED (
    SELECT random() * 100 AS percent, random() * 0.99 AS age FROM generate_series(1, :activities)
), aged AS (
    SELECT lifetime, now() - age * oldest AS created_at
    FROM drawn
    JOIN lifetimes ON percent >= from_percent AND percent < to_percent
), numbered AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY created_at) - 1 AS number,
        created_at,
        created_at + lifetime AS expires_at,
        pg_temp.prolific(:users) AS author,
        random() AS chance,
        floor(random() * 2000)::int AS first_phrase,
        floor(random() * 2000)::int AS second_phrase,
        (ARRAY['100daysofcloud', 'cloud', 'postgres', 'java', 'gardening', 'cruddur'])[1 + floor(random() * 30)::int]
            AS hashtag
    FROM aged
)
SELECT
    number,
    pg_temp.uuid_at(created_at) AS uuid,
    author,
    first.text || ' ' || second.text || coalesce(' #' || hashtag, '') AS message,
    hashtag,
    CASE WHEN chance < 0.3 AND number > 0 THEN number - 1 - floor(random() * least(number, 500))::bigint END AS parent,
    expires_at,
    created_at,
    least(:users - 2, CASE WHEN number = :activities / 2 THEN 10000 ELSE pg_temp.few() END) AS likes,
    least(:users - 2, CASE WHEN number = :activities / 2 THEN 2000 WHEN random() < 0.2 THEN pg_temp.few() ELSE 0 END)
        AS reposts,
    CASE WHEN random() < 0.05 THEN 1 ELSE 0 END AS bookmarks,
    number <> :activities / 2 AND random() < 0.01 AS favourite
FROM numbered
JOIN phrases AS first ON first.phrase = first_phrase
JOIN phrases AS second ON second.phrase = second_phrase;
CREATE UNIQUE INDEX ON drafts (number);
CREATE INDEX ON drafts (parent);
ANALYZE drafts;

DO $$
BEGIN
    LOOP
        UPDATE drafts AS reply
        SET expires_at = parent.expires_at
        FROM drafts AS parent
        WHERE parent.number = reply.parent AND parent.expires_at < coalesce(reply.expires_at, 'infinity');
        EXIT WHEN NOT FOUND;
    END LOOP;
END
$$;

INSERT INTO public.activities
    (uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at)
SELECT
    draft.uuid, author.uuid, draft.message, coalesce(replies.count, 0), draft.reposts,
    draft.likes + draft.favourite::int, parent.uuid, draft.expires_at, draft.created_at
FROM drafts AS draft
JOIN people AS author ON author.number = draft.author
LEFT JOIN drafts AS parent ON parent.number = draft.parent
LEFT JOIN (SELECT parent AS number, count(*) FROM drafts GROUP BY parent) AS replies ON replies.number = draft.number
ORDER BY draft.number;

-- Each post is liked, reposted and kept by neighbours in the list of people, who are distinct without further ado.
CREATE TEMPORARY TABLE reactions ON COMMIT DROP AS
SELECT kind, draft.uuid AS activity_uuid, person.uuid AS user_uuid,
    draft.created_at + random() * (now() - draft.created_at) AS created_at
FROM (
    SELECT number, 'like' AS kind, likes AS count, pg_temp.prolific(:users - 2) AS start FROM drafts WHERE likes > 0
    UNION ALL
    SELECT number, 'repost', reposts, pg_temp.prolific(:users - 2) FROM drafts WHERE reposts > 0
    UNION ALL
    SELECT number, 'bookmark', bookmarks, pg_temp.prolific(:users - 2) FROM drafts WHERE bookmarks > 0
    UNION ALL
    SELECT number, kind, 1, :users - 1 FROM drafts, (VALUES ('like'), ('bookmark')) AS kinds (kind) WHERE favourite
) AS wanted
CROSS JOIN LATERAL generate_series(start, start + count - 1) AS position
JOIN drafts AS draft USING (number)
JOIN people AS person
    ON person.number = CASE WHEN start = :users - 1 THEN start ELSE position % (:users - 2) END;

INSERT INTO public.likes (activity_uuid, user_uuid, created_at)
SELECT activity_uuid, user_uuid, created_at FROM reactions WHERE kind = 'like';

INSERT INTO public.reposts (activity_uuid, user_uuid, created_at)
SELECT activity_uuid, user_uuid, created_at FROM reactions WHERE kind = 'repost';

INSERT INTO public.bookmarks (activity_uuid, user_uuid, created_at)
SELECT activity_uuid, user_uuid, created_at FROM reactions WHERE kind = 'bookmark';

INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
SELECT uuid, hashtag, created_at FROM drafts WHERE hashtag IS NOT NULL;
COMMIT;

VACUUM (ANALYZE)
    public.users, public.follows, public.activities, public.likes, public.reposts, public.bookmarks,
    public.activity_hashtags;
