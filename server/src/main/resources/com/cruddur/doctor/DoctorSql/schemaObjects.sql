-- What the migrations create in the schema public and the server enforces: a constraint counts when it is validated and
-- none of its triggers is disabled. An object of an extension, and NOT NULL as PostgreSQL 18 lists it, are left out, so
-- that the list is that of every version.
SELECT listed.object
FROM (
    SELECT 'table ' || relation.relname AS object
    FROM pg_class AS relation
    WHERE relation.relnamespace = 'public'::regnamespace AND relation.relkind IN ('r', 'p')
      AND relation.relname <> 'flyway_schema_history'
    UNION ALL
    SELECT 'column ' || relation.relname || '.' || attribute.attname || ' '
           || format_type(attribute.atttypid, attribute.atttypmod)
           || CASE WHEN attribute.attnotnull THEN ' not null' ELSE '' END
           || CASE WHEN attribute.atthasdef THEN ' default' ELSE '' END
    FROM pg_class AS relation
    JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
    WHERE relation.relnamespace = 'public'::regnamespace AND relation.relkind IN ('r', 'p')
      AND relation.relname <> 'flyway_schema_history' AND attribute.attnum > 0 AND NOT attribute.attisdropped
    UNION ALL
    SELECT 'constraint ' || relation.relname || '.' || held.conname
    FROM pg_class AS relation
    JOIN pg_constraint AS held ON held.conrelid = relation.oid
    WHERE relation.relnamespace = 'public'::regnamespace AND held.contype IN ('c', 'f', 'p', 'u', 'x')
      AND relation.relname <> 'flyway_schema_history' AND held.convalidated
      AND NOT EXISTS (SELECT FROM pg_trigger AS enforcing WHERE enforcing.tgconstraint = held.oid AND enforcing.tgenabled = 'D')
    UNION ALL
    SELECT CASE WHEN index.indisunique THEN 'unique index ' ELSE 'index ' END || class.relname
    FROM pg_index AS index
    JOIN pg_class AS class ON class.oid = index.indexrelid
    JOIN pg_class AS relation ON relation.oid = index.indrelid
    WHERE class.relnamespace = 'public'::regnamespace AND relation.relname <> 'flyway_schema_history'
    UNION ALL
    SELECT 'function ' || routine.proname || '(' || pg_get_function_identity_arguments(routine.oid) || ')'
    FROM pg_proc AS routine
    WHERE routine.pronamespace = 'public'::regnamespace
      -- include platform/db/not_of_extension.sql
    UNION ALL
    SELECT 'trigger ' || relation.relname || '.' || held.tgname
    FROM pg_class AS relation
    JOIN pg_trigger AS held ON held.tgrelid = relation.oid
    WHERE relation.relnamespace = 'public'::regnamespace AND NOT held.tgisinternal
) AS listed
ORDER BY listed.object COLLATE "C"
