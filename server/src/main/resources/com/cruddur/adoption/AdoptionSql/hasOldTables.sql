SELECT to_regclass('sketch.renamed_handles') IS NOT NULL
