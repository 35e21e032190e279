-- Confirmations of one address take turns, so that one of them creates the account and the others find no sign-up.
SELECT CAST(pg_advisory_xact_lock(hashtextextended('cruddur.sign-up.' || lower(:email), 0)) AS text) AS locked
