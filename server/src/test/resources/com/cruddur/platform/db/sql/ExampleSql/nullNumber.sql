SELECT CAST(NULL AS integer) AS number
