package com.cruddur.config;

import static com.cruddur.config.Setting.auto;
import static com.cruddur.config.Setting.bool;
import static com.cruddur.config.Setting.duration;
import static com.cruddur.config.Setting.integer;
import static com.cruddur.config.Setting.oneOf;
import static com.cruddur.config.Setting.optional;
import static com.cruddur.config.Setting.secret;
import static com.cruddur.config.Setting.setting;

import com.cruddur.activity.Lifetimes;
import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.http.Rates;
import com.cruddur.platform.http.TrustedProxies;
import com.cruddur.platform.mail.Mail;
import com.cruddur.platform.mail.SmtpUrl;
import com.cruddur.platform.observe.Logs.LogFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.event.Level;

/**
 * Every environment variable that Cruddur reads, declared once: name, default, type with its bounds, and purpose. The
 * table in {@code docs/configuration.md} shows these declarations.
 *
 * <p>{@link Config#get} returns the value of a public setting. The others belong to groups: {@link ConfigReader}
 * combines them, and {@link Config} has a method for each group.
 */
public final class Settings {

    /** How Cruddur signs in to the database when neither a password file nor a secret is named. */
    enum DatabaseAuth {
        PASSWORD,
        IAM
    }

    /** How people sign in. */
    enum Auth {
        LOCAL,
        COGNITO
    }

    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    static final Setting<Optional<DatabaseUrl>> DATABASE_URL = declare(secret(
            "DATABASE_URL",
            "`postgresql://user:password@host:port/database?sslmode=…` or `jdbc:postgresql:…`",
            "The database. Without it Cruddur starts a PostgreSQL of its own in `DATA_DIR`.",
            DatabaseUrl::parse));

    static final Setting<Optional<Path>> DATABASE_PASSWORD_FILE = declare(optional(
            "DATABASE_PASSWORD_FILE",
            "the path of a file",
            "Holds the password of the database's user, in place of `DATABASE_URL`; read anew for each connection.",
            Path::of));

    static final Setting<Optional<String>> DATABASE_READER_URL = declare(secret(
            "DATABASE_READER_URL",
            "`postgresql://replica-1,replica-2`, with what differs from `DATABASE_URL`",
            "The database's [read replicas](database.md#read-replicas), each by its own name; user, password, database"
                    + " and parameters are those of `DATABASE_URL` unless it says otherwise.",
            Function.identity()));

    static final Setting<Duration> REPLICA_MAX_LAG = declare(duration(
            "REPLICA_MAX_LAG",
            "5s",
            "1s",
            "30s",
            "The greatest age of what a read replica shows; one that is further behind is not read."));

    static final Setting<DatabaseAuth> DATABASE_AUTH = declare(oneOf(
            DatabaseAuth.class,
            "DATABASE_AUTH",
            "password",
            "`iam` signs in to a database of RDS with a token of AWS in place of a password"
                    + " ([how](database.md#signing-in-to-the-database))."));

    static final Setting<Optional<AwsCredentials.Secret>> DATABASE_SECRET = declare(optional(
            "DATABASE_SECRET",
            "an ARN such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:cruddur-AbCdEf",
            "The secret of AWS Secrets Manager that holds the database's user and password.",
            AwsCredentials.Secret::of));

    public static final Setting<Path> DATA_DIR = declare(setting(
            "DATA_DIR",
            "data",
            "a directory path",
            "The embedded database and other local state.",
            Setting::directory));

    static final Setting<Integer> POSTGRES_PORT = declare(integer(
            "POSTGRES_PORT",
            "0",
            0,
            65_535,
            "The embedded database's port on the loopback address; 0 chooses a free one."));

    static final Setting<Optional<Pooler>> DATABASE_POOLER = declare(auto(
            "DATABASE_POOLER",
            "auto, none or transaction",
            "What `DATABASE_URL` leads to: `none` for PostgreSQL itself, `transaction` for [PgBouncer in transaction"
                    + " mode or RDS Proxy](database.md#behind-a-pooler); `auto` knows RDS Proxy by its name.",
            text -> Setting.constant(Pooler.class, text)));

    public static final Setting<Boolean> ALLOW_SUPERUSER = declare(bool(
            "ALLOW_SUPERUSER",
            "false",
            "Whether `serve` may sign in as an administrator to a database that is not on this machine"
                    + " ([roles](database.md#roles))."));

    public static final Setting<Duration> DATABASE_WAIT = declare(duration(
            "DATABASE_WAIT",
            "30s",
            "0s",
            "10m",
            "How long `serve` and `migrate` wait for a database that is still starting."));

    public static final Setting<Boolean> MIGRATE_ON_START =
            declare(bool("MIGRATE_ON_START", "true", "Whether `serve` brings the schema up to date before it serves."));

    public static final Setting<Duration> CACHE_TIME = declare(duration(
            "CACHE_TIME",
            "1s",
            "0s",
            "5s",
            "How long a server remembers pages that are alike for all anonymous readers, and the owner of a session:"
                    + " so long may another server's write be unknown to it. `0s` remembers neither."));

    static final Setting<Optional<Integer>> POOL_SIZE = declare(auto(
            "POOL_SIZE",
            "auto or 1 to 200",
            "Connections to the database: a third for reads, which run at the same time then, the others for writes."
                    + " `auto` is six times the number of processors for the embedded database, and 12 for any other"
                    + " ([how to choose](#sizes)).",
            text -> Setting.within(1, Integer.valueOf(text), 200)));

    static final Setting<Optional<Boolean>> STREAM_LISTEN = declare(auto(
            "STREAM_LISTEN",
            "auto, true or false",
            "Whether streams hear of events by LISTEN, on a connection beside the pool; `false` looks once a second."
                    + " `auto` is `true` without a pooler.",
            Setting::bool));

    public static final Setting<String> HOST = declare(setting(
            "HOST",
            "127.0.0.1",
            "a host name or address of this machine",
            "The address to listen on; `0.0.0.0` for every interface.",
            Function.identity()));

    public static final Setting<Integer> PORT =
            declare(integer("PORT", "8080", 0, 65_535, "The port to listen on; 0 chooses a free one."));

    public static final Setting<Optional<Integer>> OPERATIONS_PORT = declare(optional(
            "OPERATIONS_PORT",
            "0 to 65535",
            "The port for `/metrics` and `/health/…`, which `PORT` then does not answer: keep it inside your network. 0"
                    + " chooses a free one.",
            Setting::port));

    public static final Setting<List<String>> FRONTEND_URL = declare(setting(
            "FRONTEND_URL",
            "",
            "`http://` or `https://` origins, separated by commas",
            "Front ends on other origins that may call the API (CORS).",
            Setting::origins));

    public static final Setting<Optional<String>> PUBLIC_URL = declare(optional(
            "PUBLIC_URL",
            "an `http://` or `https://` origin",
            "Where people find this service, such as `https://cruddur.example`; with `https://`, cookies are for TLS"
                    + " only.",
            Setting::origin));

    public static final Setting<TrustedProxies> TRUST_PROXY = declare(setting(
            "TRUST_PROXY",
            "false",
            "true, false, or the number of proxies, 0 to 10",
            "How many proxies in front append to `X-Forwarded-For` and `X-Forwarded-Proto`, or to `Forwarded`; `true`"
                    + " means 1 ([proxies](proxies.md)). Without a proxy anybody could write these headers.",
            TrustedProxies::parse));

    public static final Setting<Rates> RATE_LIMITS = declare(setting(
            "RATE_LIMITS",
            "on",
            "on, off, or numbers such as `reads=600,user-reads=1200,writes=120,guesses=10,account-guesses=10,mails=5`",
            "How often somebody may ask ([limits](operations.md#rate-limits)); a limit that is not named stays as in"
                    + " the example.",
            text -> Rates.parse(text.toLowerCase(Locale.ROOT))));

    public static final Setting<Lifetimes> ANY_LIFETIME = declare(setting(
            "ANY_LIFETIME",
            "true",
            "true or false",
            "Whether a post may have any lifetime from a minute to 365 days, besides the seven that front ends offer.",
            text -> bool(text) ? Lifetimes.ANY : Lifetimes.LISTED));

    static final Setting<Auth> AUTH = declare(oneOf(
            Auth.class,
            "AUTH",
            "local",
            "How people sign in: by passwords and sessions of Cruddur's own, or by AWS Cognito."));

    static final Setting<Optional<URI>> COGNITO_USER_POOL_URL = declare(optional(
            "COGNITO_USER_POOL_URL",
            "an `https://` address",
            "With `AUTH=cognito`: the issuer, such as"
                    + " `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI`.",
            CognitoSettings::address));

    static final Setting<Optional<List<String>>> COGNITO_CLIENT_ID = declare(optional(
            "COGNITO_CLIENT_ID",
            "ids, separated by commas",
            "The app clients whose tokens are taken; the first one is that of the pages.",
            CognitoSettings::clientIds));

    static final Setting<Optional<String>> COGNITO_CLIENT_SECRET = declare(secret(
            "COGNITO_CLIENT_SECRET", "a text", "The first app client's secret, if it has one.", Function.identity()));

    static final Setting<Optional<URI>> COGNITO_DOMAIN = declare(optional(
            "COGNITO_DOMAIN",
            "an `https://` address",
            "The user pool's domain; without it there is no sign-in on the pages.",
            CognitoSettings::address));

    public static final Setting<Integer> EVIDENCE_DAYS = declare(integer(
            "EVIDENCE_DAYS",
            "30",
            1,
            365,
            "For how many days moderators can read the copy of a reported post, from the report on."));

    static final Setting<Optional<Path>> AVATAR_DIR = declare(optional(
            "AVATAR_DIR",
            "a directory path",
            "Where uploaded pictures are kept; `avatars` in `DATA_DIR` by default.",
            Setting::directory));

    static final Setting<Optional<String>> AVATAR_BUCKET = declare(optional(
            "AVATAR_BUCKET",
            "the name of an S3 bucket",
            "Where uploaded pictures are kept in place of a directory; region and credentials as the AWS SDK finds"
                    + " them, such as `AWS_REGION`.",
            AvatarLocation::bucketName));

    static final Setting<Optional<String>> AVATAR_ENDPOINT = declare(optional(
            "AVATAR_ENDPOINT",
            "an `http://` or `https://` origin",
            "The store that has the bucket, when it is not Amazon's; called with the bucket in the path.",
            Setting::origin));

    public static final Setting<Optional<Path>> PAGES_DIR = declare(optional(
            "PAGES_DIR",
            "a directory path",
            "Holds `about.html`, `privacy.html` or `terms.html`, parts of HTML documents that take the place of the texts"
                    + " of these pages; read at the start.",
            Setting::directory));

    static final Setting<Optional<SmtpUrl>> SMTP_URL = declare(secret(
            "SMTP_URL",
            "`smtp://user:password@host:587` or `smtps://…`",
            "The server that sends the mails of `AUTH=local`. Without it their codes are printed in the log.",
            SmtpUrl::parse));

    static final Setting<Optional<String>> MAIL_FROM = declare(optional(
            "MAIL_FROM",
            "an address such as `Cruddur <no-reply@cruddur.example>`",
            "The sender of mails; needed with `SMTP_URL`.",
            Mail::sender));

    public static final Setting<LogFormat> LOG_FORMAT = declare(oneOf(
            LogFormat.class,
            "LOG_FORMAT",
            "auto",
            "`text` is for people, `json` for machines; `auto` is `text` on a terminal and `json` elsewhere."));

    public static final Setting<Level> LOG_LEVEL = declare(oneOf(
            Level.class,
            "LOG_LEVEL",
            "info",
            "The least severe log line that is written. `debug` includes a line for each request."));

    public static final Setting<Optional<String>> CLOUDWATCH_NAMESPACE = declare(optional(
            "CLOUDWATCH_NAMESPACE",
            "letters, digits and `/ . _ - #`",
            "Where CloudWatch shows the [figures that the service logs](operations.md#cloudwatch) once a minute. Without"
                    + " it there are none.",
            Setting::namespace));

    static final Setting<Optional<URI>> OTEL_EXPORTER_OTLP_ENDPOINT = declare(optional(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "an `http://` or `https://` address",
            "Where [traces](operations.md#traces) of requests are sent by OTLP over HTTP, with `/v1/traces` appended."
                    + " Without it there are none.",
            Setting::webAddress));

    static final Setting<Optional<Map<String, String>>> OTEL_EXPORTER_OTLP_HEADERS = declare(secret(
            "OTEL_EXPORTER_OTLP_HEADERS",
            "`name=value` pairs, separated by commas, percent-encoded",
            "Headers of each export, such as the key of a service that takes traces.",
            Setting::headers));

    static final Setting<String> OTEL_SERVICE_NAME = declare(setting(
            "OTEL_SERVICE_NAME", "cruddur", "a text", "The name of this service in traces.", Function.identity()));

    static final Setting<Double> OTEL_TRACES_SAMPLER_ARG = declare(setting(
            "OTEL_TRACES_SAMPLER_ARG",
            "1",
            "0 to 1",
            "The share of requests that are traced. A caller that sends `traceparent` has decided itself"
                    + " (`parentbased_traceidratio`).",
            text -> Setting.within(0.0, Double.valueOf(text), 1.0)));

    private Settings() {}

    private static <T> Setting<T> declare(Setting<T> setting) {
        DECLARED.add(setting);
        return setting;
    }

    /** Every setting, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(DECLARED);
    }
}
