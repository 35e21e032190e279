UPDATE sketch_people AS person
SET cognito_user_id = NULL
FROM (
    SELECT id, row_number() OVER (PARTITION BY cognito_user_id ORDER BY id) AS place
    FROM sketch_people
) AS numbered
WHERE numbered.id = person.id
  AND numbered.place > 1
  AND person.cognito_user_id <> 'MOCK'
