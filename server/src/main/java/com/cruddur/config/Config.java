package com.cruddur.config;

import com.cruddur.activity.Lifetimes;
import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.http.Rates;
import com.cruddur.platform.mail.SmtpUrl;
import com.cruddur.platform.observe.LogFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The configuration, read once from the environment and checked as a whole. Limits and defaults are {@link Setting}'s.
 *
 * @param evidenceDays for how long moderators can read the copy of a reported post
 * @param avatars where uploaded pictures are kept
 */
public record Config(
        DatabaseConfig database,
        HttpConfig http,
        IdentityConfig identity,
        Lifetimes lifetimes,
        int evidenceDays,
        AvatarLocation avatars,
        LogConfig log) {

    /**
     * The database and how it is used.
     *
     * @param patience how long to wait for it at start
     * @param poolSize connections, and so queries at the same time
     * @param streamListen whether streams have a connection of their own, to LISTEN
     * @param allowSuperuser whether to serve as an administrator of a database that is not on this machine
     * @param replicas where reads may go besides
     */
    public record DatabaseConfig(
            DatabaseLocation location,
            Duration patience,
            boolean migrateOnStart,
            int poolSize,
            boolean streamListen,
            boolean allowSuperuser,
            ReplicaSettings replicas) {}

    /** Where the database is: a server somewhere, or the embedded one. */
    public sealed interface DatabaseLocation {
        /** A server that somebody else runs. */
        record Remote(DatabaseUrl url) implements DatabaseLocation {}

        /** A server of our own with its data in a directory; port 0 stands for a free one. */
        record Embedded(Path dataDirectory, int port) implements DatabaseLocation {}
    }

    /**
     * Where to listen, port 0 for a free one, and how others see us.
     *
     * @param frontendOrigins the other origins that may call the API
     * @param publicUrl the origin that people know, null when it is what their requests name
     * @param trustProxy whether requests come by a proxy that tells the truth in X-Forwarded-…
     * @param rates how often somebody may ask
     */
    public record HttpConfig(
            String host,
            int port,
            List<String> frontendOrigins,
            @Nullable String publicUrl,
            boolean trustProxy,
            Rates rates) {}

    /** Who tells who is who. */
    public sealed interface IdentityConfig {
        /** Passwords and sessions of our own, codes by mail; {@code mail} is null when they go to the log. */
        record Local(@Nullable MailConfig mail) implements IdentityConfig {}

        /** AWS Cognito. */
        record Cognito(CognitoSettings settings) implements IdentityConfig {}
    }

    /** The server that sends mail, and the address it comes from. */
    public record MailConfig(SmtpUrl server, String from) {}

    /** How log lines look, and the least severe that is written. */
    public record LogConfig(LogFormat format, Level level) {}

    /**
     * Reads {@code environment}; variables that are unset or empty take their defaults.
     *
     * @throws OperatorException naming every variable that is wrong, with what is expected, and never a secret
     */
    public static Config read(Map<String, String> environment) {
        var reader = new SettingReader(environment);
        var location = reader.location();
        var database = new DatabaseConfig(
                location,
                reader.duration(Setting.DATABASE_WAIT, Duration.ofMinutes(10)),
                reader.bool(Setting.MIGRATE_ON_START),
                reader.integer(Setting.POOL_SIZE, 1, 200),
                reader.streamListen(location),
                reader.bool(Setting.ALLOW_SUPERUSER),
                reader.replicas(location));
        var http = new HttpConfig(
                reader.text(Setting.HOST),
                reader.integer(Setting.PORT, 0, 65_535),
                reader.origins(Setting.FRONTEND_URL),
                reader.origin(Setting.PUBLIC_URL),
                reader.bool(Setting.TRUST_PROXY),
                reader.rates(Setting.RATE_LIMITS));
        var identity = reader.identity();
        var lifetimes = reader.bool(Setting.ANY_LIFETIME) ? Lifetimes.ANY : Lifetimes.LISTED;
        var evidenceDays = reader.integer(Setting.EVIDENCE_DAYS, 1, 365);
        var avatars = reader.avatars();
        var log = new LogConfig(
                reader.oneOf(Setting.LOG_FORMAT, LogFormat.class, LogFormat.AUTO),
                reader.oneOf(Setting.LOG_LEVEL, Level.class, Level.INFO));
        reader.report();
        return new Config(database, http, identity, lifetimes, evidenceDays, avatars, log);
    }
}
