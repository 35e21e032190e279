-- Locks those of the rows without replies, and their parents, whose counts change with the deletion. Waits for no lock:
-- leaves out rows that another session holds, and replies whose parent another session holds.
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
  -- No constraint forbids a reply to itself: it must not stay for ever.
  AND NOT EXISTS (
      SELECT 1 FROM public.activities AS reply
      WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.uuid <> activity.uuid
  )
FOR UPDATE OF activity SKIP LOCKED
