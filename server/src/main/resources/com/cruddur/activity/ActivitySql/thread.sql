-- An activity with up to twenty ancestors, a hundred and one replies after a position, and three more levels of at most
-- a hundred replies each, ten per parent. Replies below a hidden activity are not reached. The LIMIT in each step keeps
-- PostgreSQL on the indexes, whatever rows it expects.
WITH RECURSIVE ancestor AS (
    SELECT activity.uuid, activity.reply_to_activity_uuid, 0 AS distance
    FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
    WHERE activity.uuid = :uuid
    UNION ALL
    SELECT parent.uuid, parent.reply_to_activity_uuid, ancestor.distance + 1
    FROM ancestor
    CROSS JOIN LATERAL (
        SELECT parent.uuid, parent.reply_to_activity_uuid
        FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS parent
        WHERE parent.uuid = ancestor.reply_to_activity_uuid
        LIMIT 1
    ) AS parent
    WHERE ancestor.distance < 20
),
first_level AS (
    SELECT reply.uuid
    FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS reply
    WHERE reply.reply_to_activity_uuid = :uuid
      AND (reply.created_at, reply.uuid) > (CAST(:createdAt AS timestamptz), CAST(:after AS uuid))
    ORDER BY reply.created_at, reply.uuid
    LIMIT 101
),
second_level AS (
    SELECT reply.uuid
    FROM first_level
    CROSS JOIN LATERAL (
        SELECT reply.uuid
        FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS reply
        WHERE reply.reply_to_activity_uuid = first_level.uuid
        ORDER BY reply.created_at, reply.uuid
        LIMIT 10
    ) AS reply
    LIMIT 100
),
third_level AS (
    SELECT reply.uuid
    FROM second_level
    CROSS JOIN LATERAL (
        SELECT reply.uuid
        FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS reply
        WHERE reply.reply_to_activity_uuid = second_level.uuid
        ORDER BY reply.created_at, reply.uuid
        LIMIT 10
    ) AS reply
    LIMIT 100
),
fourth_level AS (
    SELECT reply.uuid
    FROM third_level
    CROSS JOIN LATERAL (
        SELECT reply.uuid
        FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS reply
        WHERE reply.reply_to_activity_uuid = third_level.uuid
        ORDER BY reply.created_at, reply.uuid
        LIMIT 10
    ) AS reply
    LIMIT 100
),
shown AS (
    SELECT ancestor.uuid FROM ancestor
    UNION SELECT first_level.uuid FROM first_level
    UNION SELECT second_level.uuid FROM second_level
    UNION SELECT third_level.uuid FROM third_level
    UNION SELECT fourth_level.uuid FROM fourth_level
)
SELECT
    -- include activity/columns.sql
    activity.uuid
FROM shown
CROSS JOIN LATERAL (
    SELECT
        -- include activity/columns.sql
        activity.user_uuid,
        activity.uuid
    FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
    WHERE activity.uuid = shown.uuid
    LIMIT 1
) AS activity
ORDER BY activity.created_at, activity.uuid
