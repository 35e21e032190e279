SELECT current_setting('server_version') AS version,
       current_setting('server_version_num')::integer / 10000 AS major,
       pg_is_in_recovery() AS standby,
       current_setting('default_transaction_read_only')::boolean AS read_only,
       current_setting('server_encoding') AS encoding,
       (SELECT datctype FROM pg_database WHERE datname = current_database()) AS ctype
