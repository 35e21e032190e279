-- Two admins who end each other's role at once must not leave the service without one. The lock ends with the
-- transaction.
SELECT pg_advisory_xact_lock(hashtextextended('cruddur.standing', 0)) IS NOT NULL AS taken
