-- Without a primary key, rows may share an id or lack one. The earliest row keeps it, with all posts.
UPDATE sketch_people AS person
SET uuid = gen_random_uuid()
FROM (
    SELECT id, row_number() OVER (PARTITION BY uuid ORDER BY id) AS place
    FROM sketch_people
) AS numbered
WHERE numbered.id = person.id
  AND (person.uuid IS NULL OR numbered.place > 1)
