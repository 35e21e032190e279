-- Those of the rows that no row answers, locked, each with what it answers, which is locked as well: its count falls
-- when they go. Never waits: a row that another session holds stays, and so does a reply whose parent another one holds.
WITH parent AS MATERIALIZED (
    SELECT parent.uuid
    FROM public.activities AS parent
    WHERE parent.uuid IN (
        SELECT reply.reply_to_activity_uuid FROM public.activities AS reply WHERE reply.uuid = ANY (:rows)
    )
    FOR NO KEY UPDATE SKIP LOCKED
)
SELECT activity.uuid,
       activity.reply_to_activity_uuid
FROM public.activities AS activity
WHERE activity.uuid = ANY (:rows)
  AND (
      activity.reply_to_activity_uuid IS NULL
      OR activity.reply_to_activity_uuid IN (SELECT parent.uuid FROM parent)
  )
  -- A row that answers itself, which nothing forbids, must not stay for ever.
  AND NOT EXISTS (
      SELECT 1 FROM public.activities AS reply
      WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.uuid <> activity.uuid
  )
FOR UPDATE OF activity SKIP LOCKED
