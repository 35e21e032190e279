SELECT person.original_handle AS before, person.handle AS after
FROM sketch_people AS person
WHERE person.handle IS DISTINCT FROM person.original_handle
ORDER BY person.id
LIMIT :most
