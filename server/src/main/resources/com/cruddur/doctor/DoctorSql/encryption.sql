SELECT own.ssl AS encrypted, coalesce(own.version, '') AS version, coalesce(own.cipher, '') AS cipher
FROM pg_stat_ssl AS own
WHERE own.pid = pg_backend_pid()
