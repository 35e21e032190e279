-- One sweeper at a time in this database. The lock ends with the transaction, so it works behind a pooler, too.
SELECT pg_try_advisory_xact_lock(hashtextextended('cruddur.expiry', 0)) AS locked
