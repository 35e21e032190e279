INSERT INTO sketch_mentions (activity_uuid, handle)
SELECT mention.uuid, mention.handle
FROM unnest(CAST(:activities AS uuid[]), CAST(:handles AS text[])) AS mention (uuid, handle)
