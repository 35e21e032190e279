SELECT pg_advisory_xact_lock(hashtextextended('cruddur.grant', 0))
