-- Never deletes a row that is answered, so the foreign key's cascade has nothing to do and cannot grow the transaction.
-- Never waits: a row that another session holds stays, and so does a reply to a living post that another session holds.
WITH living_parent AS MATERIALIZED (
    SELECT parent.uuid
    FROM public.activities AS parent
    WHERE parent.uuid IN (
        SELECT reply.reply_to_activity_uuid FROM public.activities AS reply WHERE reply.uuid = ANY (:rows)
    )
      AND (parent.expires_at IS NULL OR parent.expires_at > now())
),
counter AS MATERIALIZED (
    SELECT parent.uuid
    FROM public.activities AS parent
    WHERE parent.uuid IN (SELECT living_parent.uuid FROM living_parent)
    FOR NO KEY UPDATE SKIP LOCKED
),
unanswered AS MATERIALIZED (
    SELECT activity.uuid
    FROM public.activities AS activity
    WHERE activity.uuid = ANY (:rows)
      -- A row that answers itself, which nothing forbids, must not stay for ever.
      AND NOT EXISTS (
          SELECT 1 FROM public.activities AS reply
          WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.uuid <> activity.uuid
      )
      AND NOT EXISTS (
          SELECT 1 FROM living_parent
          WHERE living_parent.uuid = activity.reply_to_activity_uuid
            AND living_parent.uuid NOT IN (SELECT counter.uuid FROM counter)
      )
    FOR UPDATE OF activity SKIP LOCKED
),
deleted AS (
    DELETE FROM public.activities AS activity
    USING unanswered
    WHERE activity.uuid = unanswered.uuid
    RETURNING activity.reply_to_activity_uuid
),
counted AS (
    UPDATE public.activities AS parent
    SET replies_count = greatest(0, parent.replies_count - gone.replies)
    FROM (
        SELECT deleted.reply_to_activity_uuid AS uuid, count(*)::integer AS replies
        FROM deleted
        WHERE deleted.reply_to_activity_uuid IN (SELECT counter.uuid FROM counter)
        GROUP BY deleted.reply_to_activity_uuid
    ) AS gone
    WHERE parent.uuid = gone.uuid
)
SELECT deleted.reply_to_activity_uuid
FROM deleted
