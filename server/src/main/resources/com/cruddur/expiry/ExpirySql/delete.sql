-- What deletable.sql chose. Nothing answers these rows, and what belongs to them is gone: the cascade has little to do.
DELETE FROM public.activities WHERE uuid = ANY (:rows)
