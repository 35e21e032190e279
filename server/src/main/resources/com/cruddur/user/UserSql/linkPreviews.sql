-- The column is named in JSON so that a server of this version can answer before migration 29.
SELECT EXISTS (
    SELECT 1
    FROM public.users AS person
    WHERE person.uuid = :user
      AND to_jsonb(person) ->> 'link_previews' = 'true'
)
