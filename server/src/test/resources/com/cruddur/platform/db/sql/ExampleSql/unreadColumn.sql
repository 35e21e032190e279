SELECT 1 AS number, 2 AS forgotten
