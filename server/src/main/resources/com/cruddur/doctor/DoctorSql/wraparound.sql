SELECT age(database.datfrozenxid) AS transactions, mxid_age(database.datminmxid) AS multixacts
FROM pg_database AS database
WHERE database.datname = current_database()
