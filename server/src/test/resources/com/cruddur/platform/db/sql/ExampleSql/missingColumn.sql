SELECT 1 AS digit
