-- What the constraint users_handle_format demands, and no control characters.
UPDATE sketch_people AS person
SET handle = coalesce(
        nullif(left(regexp_replace(btrim(person.handle, E'@ \t\r\n'), '[[:space:][:cntrl:]@/]+', '_', 'g'), 50), ''),
        'user_' || left(CAST(person.uuid AS text), 8)),
    renames = 1
WHERE (person.handle ~ '^[^[:space:][:cntrl:]@/]{1,50}$') IS NOT TRUE
