-- The lock ends with the transaction, so it works behind a pooler, too.
SELECT true AS locked
FROM pg_advisory_xact_lock(hashtextextended('cruddur.cognito.' || :subject, 0))
