-- format quotes the name.
SELECT format('CREATE ROLE %I LOGIN', CAST(:role AS text))
