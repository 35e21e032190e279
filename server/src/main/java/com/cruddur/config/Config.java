package com.cruddur.config;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.mail.SmtpUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as it was read: the value of each of the {@link Settings}, and what those mean that belong together.
 * It is a class without {@code toString}, so that no secret is printed by accident.
 */
public final class Config {

    /** Where the database is: a server that somebody else runs, or the embedded one. */
    public sealed interface DatabaseLocation {
        /** A server that somebody else runs. */
        record Remote(DatabaseUrl url) implements DatabaseLocation {}

        /** A server of our own with its data in a directory; port 0 stands for a free one. */
        record Embedded(Path dataDirectory, int port) implements DatabaseLocation {}
    }

    /** How people sign in. */
    public sealed interface IdentityConfig {
        /** With passwords and sessions of our own; without {@code mail} codes are written to the log. */
        record Local(@Nullable MailConfig mail) implements IdentityConfig {}

        /** With AWS Cognito. */
        record Cognito(CognitoSettings settings) implements IdentityConfig {}
    }

    /** The server that sends mail, and the address that it comes from. */
    public record MailConfig(SmtpUrl server, String from) {}

    private final Map<Setting<?>, Object> values;
    private final DatabaseLocation database;
    private final ReplicaSettings replicas;
    private final IdentityConfig identity;
    private final AvatarLocation avatars;

    Config(
            Map<Setting<?>, Object> values,
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
     * @throws OperatorException naming every variable that is wrong, with what is expected, and never a secret
     */
    public static Config read(Map<String, String> environment) {
        return new ConfigReader(environment).read();
    }

    /** The value of {@code setting}. */
    @SuppressWarnings("unchecked") // ConfigReader stores what the setting's parser returns
    public <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting));
    }

    /** Where the database is, and how to sign in to it. */
    public DatabaseLocation database() {
        return database;
    }

    /** The servers that may answer reads besides the database. */
    public ReplicaSettings replicas() {
        return replicas;
    }

    /** Whether streams keep a connection to LISTEN: by default, where no pooler shares sessions. */
    public boolean streamListen() {
        return get(Settings.STREAM_LISTEN)
                .orElseGet(
                        () -> !(database instanceof DatabaseLocation.Remote(var url)) || url.pooler() == Pooler.NONE);
    }

    public IdentityConfig identity() {
        return identity;
    }

    /** Where uploaded pictures are kept. */
    public AvatarLocation avatars() {
        return avatars;
    }
}
