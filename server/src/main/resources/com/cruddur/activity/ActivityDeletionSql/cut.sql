-- Runs after lock.sql in a statement of its own, so that it sees every reply added before the lock; no reply can
-- follow. Never lengthens a lifetime.
UPDATE public.activities AS activity
SET expires_at = greatest(now(), CAST(:until AS timestamptz))
WHERE activity.uuid = ANY (:rows)
  AND (activity.expires_at IS NULL OR activity.expires_at > now())
  AND (activity.expires_at IS NULL OR activity.expires_at > greatest(now(), CAST(:until AS timestamptz)))
  AND NOT EXISTS (
      SELECT 1 FROM public.activities AS reply
      WHERE reply.reply_to_activity_uuid = ANY (:rows)
        AND reply.uuid NOT IN (SELECT unnest(CAST(:rows AS uuid[])))
        AND (reply.expires_at IS NULL OR reply.expires_at > greatest(now(), CAST(:until AS timestamptz)))
  )
