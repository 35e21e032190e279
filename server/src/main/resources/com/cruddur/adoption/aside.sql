-- The old tables go aside with all rows, columns and indexes. SET SCHEMA rewrites nothing.
CREATE SCHEMA sketch;
ALTER TABLE public.users SET SCHEMA sketch;
ALTER TABLE public.activities SET SCHEMA sketch;

CREATE TABLE sketch.renamed_handles AS
SELECT person.uuid AS user_uuid, person.original_handle AS old_handle, person.handle AS new_handle
FROM sketch_people AS person
WHERE person.handle IS DISTINCT FROM person.original_handle;
