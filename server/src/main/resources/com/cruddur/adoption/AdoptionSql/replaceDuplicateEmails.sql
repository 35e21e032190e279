UPDATE sketch_people AS person
SET email = person.uuid || '@adopted.invalid'
FROM (
    SELECT id, row_number() OVER (PARTITION BY lower(email) ORDER BY id) AS place
    FROM sketch_people
) AS numbered
WHERE numbered.id = person.id
  AND numbered.place > 1
