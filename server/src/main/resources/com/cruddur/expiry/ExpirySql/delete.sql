-- The rows from deletable.sql: they have no replies left, and the foreign keys cascade to few rows.
DELETE FROM public.activities WHERE uuid = ANY (:rows)
