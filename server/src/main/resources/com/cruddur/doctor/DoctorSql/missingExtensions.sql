SELECT needed AS name
FROM unnest(ARRAY['pg_trgm', 'uuid-ossp']) AS needed
WHERE NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = needed)
ORDER BY needed
