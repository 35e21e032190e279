SELECT count(*)
FROM sketch_people
