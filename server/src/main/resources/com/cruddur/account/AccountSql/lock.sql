-- Waits for the writes of the person that are under way. No other can begin before the transaction ends, since each row
-- of a person locks them by its foreign key.
SELECT person.uuid
FROM public.users AS person
WHERE person.uuid = :uuid
FOR UPDATE
