CAST(NULL AS text) AS reposted_by_handle,
CAST(NULL AS text) AS reposted_by_display_name,
CAST(NULL AS timestamptz) AS reposted_at,
