-- The events since the last write, in their order. A reply that came or went also changes the count of its parent.
INSERT INTO public.events (kind, user_uuid, actor_uuid, activity_uuid)
SELECT news.kind, news.user_uuid, news.actor_uuid, news.activity_uuid
FROM (
    SELECT told.kind, told.user_uuid, told.actor_uuid, told.activity_uuid, told.place
    FROM unnest(
        CAST(:kinds AS text[]), CAST(:users AS uuid[]), CAST(:actors AS uuid[]), CAST(:activities AS uuid[])
    ) WITH ORDINALITY AS told (kind, user_uuid, actor_uuid, activity_uuid, place)
    UNION ALL
    SELECT DISTINCT 'counters', NULL::uuid, NULL::uuid, reply.reply_to_activity_uuid, 1000000
    FROM public.activities AS reply
    -- Expired replies too: their parents no longer count them.
    WHERE reply.uuid = ANY (CAST(:replies AS uuid[])) AND reply.reply_to_activity_uuid IS NOT NULL
) AS news
ORDER BY news.place
