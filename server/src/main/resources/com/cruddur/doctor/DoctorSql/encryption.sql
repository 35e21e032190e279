-- The encryption of this session; behind a pooler, of the pooler's connection.
SELECT own.ssl AS encrypted,
       coalesce(own.version, '') AS version,
       coalesce(own.cipher, '') AS cipher,
       coalesce(inet_client_addr() = inet_server_addr(), TRUE) AS one_machine
FROM pg_stat_ssl AS own
WHERE own.pid = pg_backend_pid()
