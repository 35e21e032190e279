package com.cruddur.config;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.mail.SmtpUrl;
import com.cruddur.platform.trace.TraceSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration: the value of each of the {@link Settings}, and a method for each group of settings. It has no
 * {@code toString}, so that no secret is printed by accident.
 */
public final class Config {

    /** The database: an external server, or the embedded one. */
    public sealed interface DatabaseLocation {
        /** An external server. */
        record Remote(DatabaseUrl url) implements DatabaseLocation {}

        /** The embedded server with its data directory; port 0 picks a free port. */
        record Embedded(Path dataDirectory, int port) implements DatabaseLocation {}
    }

    /** How people sign in. */
    public sealed interface IdentityConfig {
        /** With passwords of our own; without {@code mail}, codes are written to the log. */
        record Local(@Nullable MailConfig mail) implements IdentityConfig {}

        /** With AWS Cognito. */
        record Cognito(CognitoSettings settings) implements IdentityConfig {}
    }

    /** The mail server, and the sender address. */
    public record MailConfig(SmtpUrl server, String from) {}

    private static final int USUAL_POOL = 12;
    private static final int LEAST_POOL = 12;
    private static final int MOST_POOL = 48;

    private final Map<String, Object> values;
    private final DatabaseLocation database;
    private final ReplicaSettings replicas;
    private final IdentityConfig identity;
    private final AvatarLocation avatars;

    Config(
            Map<String, Object> values,
            DatabaseLocation database,
            ReplicaSettings replicas,
            IdentityConfig identity,
            AvatarLocation avatars) {
        this.values = Map.copyOf(values);
        this.database = database;
        this.replicas = replicas;
        this.identity = identity;
        this.avatars = avatars;
    }

    /**
     * Reads {@code environment}; variables that are unset or empty take their defaults.
     *
     * @throws OperatorException naming every wrong variable and the expected values, and never a secret
     */
    public static Config read(Map<String, String> environment) {
        return new ConfigReader(environment).read();
    }

    /** The value of {@code setting}. */
    @SuppressWarnings("unchecked") // ConfigReader stores what the setting's parser returns
    public <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting.name()));
    }

    /** The database, and the credentials for it. */
    public DatabaseLocation database() {
        return database;
    }

    /** The read replicas. */
    public ReplicaSettings replicas() {
        return replicas;
    }

    /** The number of connections to the database; by default what the embedded database's processors can serve. */
    public int poolSize() {
        return get(Settings.POOL_SIZE)
                .orElseGet(() -> database instanceof DatabaseLocation.Remote
                        ? USUAL_POOL
                        : Math.clamp(6L * Runtime.getRuntime().availableProcessors(), LEAST_POOL, MOST_POOL));
    }

    /** Whether streams keep a connection to LISTEN; by default they do unless a pooler shares sessions. */
    public boolean streamListen() {
        return get(Settings.STREAM_LISTEN)
                .orElseGet(
                        () -> !(database instanceof DatabaseLocation.Remote(var url)) || url.pooler() == Pooler.NONE);
    }

    /** Where traces of requests go. */
    public TraceSettings traces() {
        return new TraceSettings(
                get(Settings.OTEL_EXPORTER_OTLP_ENDPOINT).orElse(null),
                get(Settings.OTEL_EXPORTER_OTLP_HEADERS).orElse(Map.of()),
                get(Settings.OTEL_SERVICE_NAME),
                get(Settings.OTEL_TRACES_SAMPLER_ARG));
    }

    public IdentityConfig identity() {
        return identity;
    }

    /** The store of uploaded pictures. */
    public AvatarLocation avatars() {
        return avatars;
    }
}
