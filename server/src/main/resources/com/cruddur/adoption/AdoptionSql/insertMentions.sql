INSERT INTO public.activity_mentions (activity_uuid, user_uuid)
SELECT DISTINCT mention.activity_uuid, person.uuid
FROM (
    SELECT handle, public.person_called(handle) AS uuid
    FROM (SELECT DISTINCT handle FROM sketch_mentions) AS called
) AS person
JOIN sketch_mentions AS mention ON mention.handle = person.handle
WHERE person.uuid IS NOT NULL
