SELECT format(
           'ALTER ROLE %I IN DATABASE %I SET %I TO %L',
           CAST(:role AS text),
           current_database(),
           CAST(:name AS text),
           CAST(:value AS text)
       ) AS statement
