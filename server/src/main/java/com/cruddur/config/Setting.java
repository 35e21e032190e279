package com.cruddur.config;

/** An environment variable that Cruddur reads: the one list that {@link Config} and {@code docs/configuration.md} share. */
public enum Setting {
    DATABASE_URL(
            "",
            "`postgresql://user:password@host:port/database?sslmode=…` or `jdbc:postgresql:…`",
            "The database. Without it Cruddur starts a PostgreSQL of its own in `DATA_DIR`."),
    DATABASE_PASSWORD_FILE(
            "",
            "the path of a file",
            "Holds the password of the database's user, in place of `DATABASE_URL`; read anew for each connection."),
    DATABASE_READER_URL(
            "",
            "`postgresql://replica-1,replica-2`, with what is not as in `DATABASE_URL`",
            "The database's [read replicas](database.md#read-replicas), each by its own name; user, password, database and parameters are those of `DATABASE_URL` unless it says otherwise."),
    REPLICA_MAX_LAG(
            "5s",
            "a duration from 1s to 30s",
            "How old what a read replica shows may be at most; one that is further behind is not read."),
    DATABASE_AUTH(
            "password",
            "password or iam",
            "`iam` signs in to a database of RDS with a token of AWS in place of a password ([how](database.md#signing-in-to-the-database))."),
    DATABASE_SECRET(
            "",
            "an ARN such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:cruddur-AbCdEf",
            "The secret of AWS Secrets Manager that holds the database's user and password."),
    DATA_DIR("data", "a directory path", "The embedded database and other local state."),
    POSTGRES_PORT("0", "0 to 65535", "The embedded database's port on the loopback address; 0 chooses a free one."),
    DATABASE_POOLER(
            "auto",
            "auto, none or transaction",
            "What `DATABASE_URL` leads to: `none` for PostgreSQL itself, `transaction` for [PgBouncer in transaction mode or RDS Proxy](database.md#behind-a-pooler); `auto` knows RDS Proxy by its name."),
    ALLOW_SUPERUSER(
            "false",
            "true or false",
            "Whether `serve` may sign in as an administrator to a database that is not on this machine ([roles](database.md#roles))."),
    DATABASE_WAIT(
            "30s",
            "a duration from 0s to 10m",
            "How long `serve` and `migrate` wait for a database that is still starting."),
    MIGRATE_ON_START("true", "true or false", "Whether `serve` brings the schema up to date before it serves."),
    POOL_SIZE("8", "1 to 200", "Connections to the database, and so the queries that run at the same time."),
    STREAM_LISTEN(
            "auto",
            "auto, true or false",
            "Whether streams hear of events by LISTEN, on a connection beside the pool; `false` looks once a second. `auto` is `true` without a pooler."),
    HOST(
            "127.0.0.1",
            "a host name or address of this machine",
            "The address to listen on; `0.0.0.0` for every interface."),
    PORT("8080", "0 to 65535", "The port to listen on; 0 chooses a free one."),
    FRONTEND_URL(
            "",
            "`http://` or `https://` origins, separated by commas",
            "Front ends on other origins that may call the API (CORS)."),
    PUBLIC_URL(
            "",
            "an `http://` or `https://` origin",
            "Where people find this service, such as `https://cruddur.example`; with `https://`, cookies are for TLS only."),
    TRUST_PROXY(
            "false",
            "true or false",
            "Whether a proxy in front sets `X-Forwarded-Proto` and `X-Forwarded-For`; without one anybody could."),
    RATE_LIMITS(
            "on",
            "on, off, or numbers such as `reads=600,user-reads=1200,writes=120,guesses=10,account-guesses=10,mails=5`",
            "How often somebody may ask ([limits](operations.md#rate-limits)); what is not named stays as in the example."),
    ANY_LIFETIME(
            "true",
            "true or false",
            "Whether a post may have any lifetime from a minute to 365 days, besides the seven that front ends offer."),
    AUTH("local", "local or cognito", "Who tells who is who: passwords and sessions of our own, or AWS Cognito."),
    COGNITO_USER_POOL_URL(
            "",
            "an `https://` address",
            "With `AUTH=cognito`: the issuer, such as `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI`."),
    COGNITO_CLIENT_ID(
            "",
            "ids, separated by commas",
            "The app clients whose tokens are taken; the first one is that of the pages."),
    COGNITO_CLIENT_SECRET("", "a text", "The first app client's secret, if it has one."),
    COGNITO_DOMAIN("", "an `https://` address", "The user pool's domain; without it there is no sign-in on the pages."),
    EVIDENCE_DAYS(
            "30", "1 to 365", "For how many days moderators can read the copy of a reported post, from the report on."),
    AVATAR_DIR("", "a directory path", "Where uploaded pictures are kept; `avatars` in `DATA_DIR` unless told."),
    AVATAR_BUCKET(
            "",
            "the name of an S3 bucket",
            "Where uploaded pictures are kept in place of a directory; region and credentials as the AWS SDK finds them, such as `AWS_REGION`."),
    AVATAR_ENDPOINT(
            "",
            "an `http://` or `https://` origin",
            "The store that has the bucket, when it is not Amazon's; called with the bucket in the path."),
    SMTP_URL(
            "",
            "`smtp://user:password@host:587` or `smtps://…`",
            "The server that sends the mails of `AUTH=local`. Without it their codes are printed in the log."),
    MAIL_FROM(
            "",
            "an address such as `Cruddur <no-reply@cruddur.example>`",
            "Whom mails come from; needed with `SMTP_URL`."),
    LOG_FORMAT(
            "auto",
            "auto, text or json",
            "`text` is for people, `json` for machines; `auto` is `text` on a terminal and `json` elsewhere."),
    LOG_LEVEL(
            "info",
            "error, warn, info, debug or trace",
            "The least severe log line that is written. `debug` includes a line for each request.");

    private final String fallback;
    private final String expected;
    private final String purpose;

    Setting(String fallback, String expected, String purpose) {
        this.fallback = fallback;
        this.expected = expected;
        this.purpose = purpose;
    }

    /** The value when the variable is unset or empty; itself empty when there is none. */
    public String fallback() {
        return fallback;
    }

    /** What a value has to look like, in words. */
    public String expected() {
        return expected;
    }

    /** What the setting is for, in one sentence. */
    public String purpose() {
        return purpose;
    }
}
