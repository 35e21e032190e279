-- The table demands an address. The name of the host is reserved (RFC 2606), so that no mail is sent.
UPDATE sketch_people AS person
SET email = person.uuid || '@adopted.invalid'
WHERE (char_length(person.email) BETWEEN 3 AND 320) IS NOT TRUE
