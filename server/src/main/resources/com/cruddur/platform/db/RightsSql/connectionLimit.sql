SELECT format('ALTER ROLE %I CONNECTION LIMIT %s', CAST(:role AS text), CAST(:most AS integer)) AS statement
