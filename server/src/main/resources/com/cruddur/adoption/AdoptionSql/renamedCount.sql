SELECT count(*)
FROM sketch_people AS person
WHERE person.handle IS DISTINCT FROM person.original_handle
