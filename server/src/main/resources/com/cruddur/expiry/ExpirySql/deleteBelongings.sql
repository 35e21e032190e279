-- Deletes 2000 rows at most that belong to locked activities, because the cascade of the foreign keys has no bound. The
-- locks keep other sessions from adding more.
WITH belonging AS MATERIALIZED (
    SELECT found.origin,
           found.place,
           row_number() OVER () AS number
    FROM (
        SELECT 'likes' AS origin, likes.ctid AS place FROM public.likes WHERE likes.activity_uuid = ANY (:rows)
        UNION ALL
        SELECT 'reposts', reposts.ctid FROM public.reposts WHERE reposts.activity_uuid = ANY (:rows)
        UNION ALL
        SELECT 'bookmarks', bookmarks.ctid FROM public.bookmarks WHERE bookmarks.activity_uuid = ANY (:rows)
        UNION ALL
        SELECT 'activity_hashtags', hashtag.ctid FROM public.activity_hashtags AS hashtag
        WHERE hashtag.activity_uuid = ANY (:rows)
        UNION ALL
        SELECT 'activity_mentions', mention.ctid FROM public.activity_mentions AS mention
        WHERE mention.activity_uuid = ANY (:rows)
        UNION ALL
        SELECT 'notifications', notification.ctid FROM public.notifications AS notification
        WHERE notification.activity_uuid = ANY (:rows)
        LIMIT 2000
    ) AS found
),
chosen AS MATERIALIZED (
    SELECT belonging.origin, belonging.place FROM belonging WHERE belonging.number <= :most
),
likes_gone AS (
    DELETE FROM public.likes
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'likes'))
),
reposts_gone AS (
    DELETE FROM public.reposts
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'reposts'))
),
bookmarks_gone AS (
    DELETE FROM public.bookmarks
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'bookmarks'))
),
hashtags_gone AS (
    DELETE FROM public.activity_hashtags
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'activity_hashtags'))
),
mentions_gone AS (
    DELETE FROM public.activity_mentions
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'activity_mentions'))
),
notifications_gone AS (
    DELETE FROM public.notifications
    WHERE ctid = ANY (ARRAY(SELECT chosen.place FROM chosen WHERE chosen.origin = 'notifications'))
)
SELECT chosen.origin AS table_name,
       count(*)::integer AS rows
FROM chosen
GROUP BY chosen.origin
