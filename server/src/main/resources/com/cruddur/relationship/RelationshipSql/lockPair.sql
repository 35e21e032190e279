-- Locks both rows first, in the order of their ids, so that two people who follow each other at once do not deadlock.
WITH pair AS MATERIALIZED (
    SELECT person.uuid,
           person.uuid = public.person_called(:handle) AS wanted
    FROM public.users AS person
    WHERE person.uuid = :viewer OR person.uuid = public.person_called(:handle)
    ORDER BY person.uuid
    FOR NO KEY UPDATE
)
SELECT pair.uuid
FROM pair
WHERE pair.wanted
