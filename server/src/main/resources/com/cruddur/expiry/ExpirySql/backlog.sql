-- How much there is to do, counted up to a bound, and when the first row expires or has expired.
SELECT (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.activities AS activity WHERE activity.expires_at <= now() LIMIT 100001) AS row
       ) AS expired,
       (SELECT min(activity.expires_at) FROM public.activities AS activity) AS first_expiry,
       now() AS now
