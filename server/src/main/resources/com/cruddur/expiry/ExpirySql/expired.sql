-- Skips rows that another session holds, until the next sweep. The lower bound skips the index entries of earlier
-- batches, which remain while any old transaction may read them.
SELECT activity.uuid,
       activity.expires_at
FROM public.activities AS activity
WHERE activity.expires_at >= :from
  AND activity.expires_at <= now() - make_interval(secs => CAST(:seconds AS double precision))
ORDER BY activity.expires_at
LIMIT 1000
FOR UPDATE SKIP LOCKED
