package com.cruddur.config;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.config.Config.DatabaseLocation;
import com.cruddur.config.Config.IdentityConfig;
import com.cruddur.config.Config.MailConfig;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.replica.ReplicaSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads every setting, then the groups of settings, and reports all mistakes at the end. */
final class ConfigReader {

    private final Map<String, String> environment;
    /** By name. */
    private final Map<String, Object> values = new HashMap<>();

    private final Set<String> mistakes = new LinkedHashSet<>();

    ConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Config read() {
        Settings.all().forEach(setting -> values.put(setting.name(), parse(setting)));
        var location = location();
        var replicas = replicas(location);
        var identity = get(Settings.AUTH) == Settings.Auth.LOCAL
                ? new IdentityConfig.Local(mail())
                : new IdentityConfig.Cognito(cognito());
        if (!mistakes.isEmpty()) {
            throw new OperatorException("The configuration is wrong: " + String.join("; ", mistakes));
        }
        return new Config(values, location, replicas, identity, avatars());
    }

    /** A wrong value is replaced by the default, so that later checks find further mistakes. */
    private <T> Object parse(Setting<T> setting) {
        try {
            return Objects.requireNonNull(setting.parse(text(setting)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            mistakes.add(setting.mistake(text(setting), e));
            return Objects.requireNonNull(setting.parse(""));
        }
    }

    void mistake(String words) {
        mistakes.add(words);
    }

    String text(Setting<?> setting) {
        return environment.getOrDefault(setting.name(), "");
    }

    /** Whether the variable has a value, right or wrong. */
    boolean isSet(Setting<?> setting) {
        return !text(setting).isBlank();
    }

    @SuppressWarnings("unchecked") // only parse() fills the map
    <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting.name()));
    }

    private <T> T required(Setting<Optional<T>> setting, T whenMissing) {
        if (!isSet(setting)) {
            mistake(setting.mistake("", new IllegalArgumentException("is missing")));
        }
        return get(setting).orElse(whenMissing);
    }

    private DatabaseLocation location() {
        var signIn = new DatabaseSignInReader(this);
        var url = get(Settings.DATABASE_URL).orElse(null);
        if (url != null) {
            var pooled = get(Settings.DATABASE_POOLER).map(url::by).orElse(url);
            return new DatabaseLocation.Remote(signIn.complete(pooled));
        }
        signIn.requireNone();
        return new DatabaseLocation.Embedded(get(Settings.DATA_DIR), get(Settings.POSTGRES_PORT));
    }

    private ReplicaSettings replicas(DatabaseLocation location) {
        List<DatabaseUrl> urls = List.of();
        var text = get(Settings.DATABASE_READER_URL);
        if (text.isPresent() && location instanceof DatabaseLocation.Remote(var url)) {
            try {
                urls = url.replicas(text.get());
            } catch (IllegalArgumentException e) {
                mistake(Settings.DATABASE_READER_URL.mistake(text.get(), e));
            }
        } else if (text.isPresent() && !isSet(Settings.DATABASE_URL)) {
            mistake("DATABASE_READER_URL is set without DATABASE_URL, expected the database that they are replicas of");
        }
        return new ReplicaSettings(urls, get(Settings.REPLICA_MAX_LAG));
    }

    private CognitoSettings cognito() {
        var nowhere = URI.create("https://cognito.invalid");
        if (isSet(Settings.COGNITO_DOMAIN) && !isSet(Settings.PUBLIC_URL)) {
            mistake("PUBLIC_URL is \"\", expected %s since COGNITO_DOMAIN is set"
                    .formatted(Settings.PUBLIC_URL.expected()));
        }
        return new CognitoSettings(
                required(Settings.COGNITO_USER_POOL_URL, nowhere),
                required(Settings.COGNITO_CLIENT_ID, List.of("none")),
                get(Settings.COGNITO_CLIENT_SECRET).orElse(null),
                get(Settings.COGNITO_DOMAIN).orElse(null));
    }

    private @Nullable MailConfig mail() {
        if (!isSet(Settings.SMTP_URL)) {
            return null;
        }
        var from = required(Settings.MAIL_FROM, "");
        return get(Settings.SMTP_URL)
                .map(server -> new MailConfig(server, from))
                .orElse(null);
    }

    private AvatarLocation avatars() {
        return get(Settings.AVATAR_BUCKET)
                .<AvatarLocation>map(name -> new AvatarLocation.Bucket(
                        name, get(Settings.AVATAR_ENDPOINT).orElse(null)))
                .orElseGet(() -> new AvatarLocation.Directory(get(Settings.AVATAR_DIR)
                        .orElseGet(() -> get(Settings.DATA_DIR).resolve("avatars"))));
    }
}
