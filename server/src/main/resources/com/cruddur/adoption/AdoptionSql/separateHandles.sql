-- Of several people with one handle, the first who has not been renamed keeps it. The others get a number that grows with
-- each round, because another person may have the handle with that number.
UPDATE sketch_people AS person
SET handle = left(person.fitted_handle, 38) || '_' || (ranked.place + person.renames),
    renames = person.renames + 1
FROM (
    SELECT id,
           greatest(
               row_number() OVER (PARTITION BY public.name_key(handle) ORDER BY renames, id),
               row_number() OVER (PARTITION BY lower(handle) ORDER BY renames, id)) AS place
    FROM sketch_people
) AS ranked
WHERE ranked.id = person.id
  AND ranked.place > 1
