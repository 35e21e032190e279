-- The columns stand in another order than the components.
SELECT CAST('\x0102' AS bytea) AS hash,
       'very_large' AS size,
       CAST(90 AS bigint) AS lifetime,
       CAST('2026-01-02 03:04:05.000006+00' AS timestamptz) AS updated_at,
       CAST('2026-01-02 03:04:05.000006+00' AS timestamptz) AS created_at,
       CAST(NULL AS boolean) AS maybe,
       true AS yes,
       CAST(0.5 AS double precision) AS ratio,
       CAST(5000000000 AS bigint) AS count,
       CAST(NULL AS integer) AS perhaps,
       7 AS number,
       CAST(NULL AS text) AS display_name,
       CAST('019a0000-0000-7000-8000-000000000001' AS uuid) AS uuid
