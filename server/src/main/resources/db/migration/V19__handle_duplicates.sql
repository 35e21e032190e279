-- Numbers the handles that were different before and have one key now; few if any. The first to join keeps 0.
SET lock_timeout = '5s';
SET statement_timeout = '30min';

UPDATE public.users AS person
SET handle_duplicate = numbered.place
FROM (
    SELECT uuid,
           row_number() OVER (PARTITION BY public.name_key(handle) ORDER BY created_at, uuid) - 1 AS place
    FROM public.users
) AS numbered
WHERE numbered.uuid = person.uuid
  AND numbered.place > 0;
