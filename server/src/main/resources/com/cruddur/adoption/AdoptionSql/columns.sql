SELECT attribute.attname AS name, format_type(attribute.atttypid, NULL) AS type
FROM pg_attribute AS attribute
WHERE attribute.attrelid = to_regclass(:tableName)
  AND attribute.attnum > 0
  AND NOT attribute.attisdropped
ORDER BY attribute.attnum
