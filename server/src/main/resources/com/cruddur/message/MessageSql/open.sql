-- Two people who write to each other at once get one conversation: the second insert waits for the first, and does
-- nothing.
WITH opened AS (
    INSERT INTO public.message_groups (uuid, first_user_uuid, second_user_uuid)
    VALUES (
        :uuid,
        least(CAST(:viewer AS uuid), CAST(:receiver AS uuid)),
        greatest(CAST(:viewer AS uuid), CAST(:receiver AS uuid))
    )
    ON CONFLICT (first_user_uuid, second_user_uuid) DO NOTHING
    RETURNING uuid, first_user_uuid, second_user_uuid
)
INSERT INTO public.message_group_members (message_group_uuid, user_uuid)
SELECT opened.uuid, opened.first_user_uuid FROM opened
UNION ALL
SELECT opened.uuid, opened.second_user_uuid FROM opened
