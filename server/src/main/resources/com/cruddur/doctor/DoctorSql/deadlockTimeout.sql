SELECT CAST(setting AS integer) AS milliseconds FROM pg_settings WHERE name = 'deadlock_timeout'
