DROP TABLE sketch.renamed_handles, sketch.users, sketch.activities;
DROP SCHEMA sketch;
