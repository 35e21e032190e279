-- The expired rows of each table, counted up to a bound, and the earliest expiry, past or future.
SELECT 'activities' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.activities AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.activities AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'messages' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.messages AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.messages AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'reports' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.reports AS row WHERE row.evidence IS NOT NULL AND row.evidence_expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.evidence_expires_at) FROM public.reports AS row WHERE row.evidence IS NOT NULL) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'sessions' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.sessions AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.sessions AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'devices' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.devices AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.devices AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'sign_ups' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.sign_ups AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.sign_ups AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'registrations' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.registrations AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.registrations AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'password_resets' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.password_resets AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.password_resets AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'idempotency_keys' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.idempotency_keys AS row WHERE row.created_at <= now() - interval '24 hours' LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.created_at) + interval '24 hours' FROM public.idempotency_keys AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'events' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.events AS row WHERE row.created_at <= now() - interval '10 minutes' LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.created_at) + interval '10 minutes' FROM public.events AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'notifications' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.notifications AS row WHERE row.created_at <= now() - interval '90 days' LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.created_at) + interval '90 days' FROM public.notifications AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'held_handles' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.held_handles AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.held_handles AS row) AS first_expiry,
       now() AS now
UNION ALL
SELECT 'ended_activities' AS table_name,
       (
           SELECT count(*)::integer
           FROM (SELECT 1 FROM public.ended_activities AS row WHERE row.expires_at <= now() LIMIT 100001) AS counted
       ) AS expired,
       (SELECT min(row.expires_at) FROM public.ended_activities AS row) AS first_expiry,
       now() AS now
