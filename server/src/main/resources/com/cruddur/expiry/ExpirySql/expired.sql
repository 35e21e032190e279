-- What is to go next. Rows that another session holds are left for the next sweep. The lower bound spares the index
-- entries of what earlier batches deleted, which stay as long as any old transaction might look at them.
SELECT activity.uuid,
       activity.expires_at
FROM public.activities AS activity
WHERE activity.expires_at >= :from
  AND activity.expires_at <= now() - make_interval(secs => CAST(:seconds AS double precision))
ORDER BY activity.expires_at
LIMIT 1000
FOR UPDATE SKIP LOCKED
