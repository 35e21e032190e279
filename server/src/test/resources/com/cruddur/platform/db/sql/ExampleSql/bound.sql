SELECT coalesce(CAST(:uuid AS uuid), (CAST(:uuids AS uuid[]))[1]) AS uuid,
       CAST(:time AS timestamptz) AS time
