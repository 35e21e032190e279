package com.cruddur.config;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.config.Config.DatabaseLocation;
import com.cruddur.config.Config.IdentityConfig;
import com.cruddur.config.Config.MailConfig;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.http.Rates;
import com.cruddur.platform.mail.Mail;
import com.cruddur.platform.mail.SmtpUrl;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one value after the other, keeps what is wrong, and tells it all at the end. */
final class SettingReader {

    private enum Auth {
        LOCAL,
        COGNITO
    }

    private enum PoolerChoice {
        AUTO,
        NONE,
        TRANSACTION
    }

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    SettingReader(Map<String, String> environment) {
        this.environment = environment;
    }

    void report() {
        if (!mistakes.isEmpty()) {
            throw new OperatorException(
                    "The configuration is wrong: " + String.join("; ", new LinkedHashSet<>(mistakes)));
        }
    }

    void mistake(String words) {
        mistakes.add(words);
    }

    String text(Setting setting) {
        var value = environment.getOrDefault(setting.name(), "").strip();
        return value.isEmpty() ? setting.fallback() : value;
    }

    DatabaseLocation location() {
        var signIn = new IdentitySettingsReader(this);
        var url = text(Setting.DATABASE_URL);
        if (!url.isEmpty()) {
            try {
                return new DatabaseLocation.Remote(
                        signIn.complete(Setting.DATABASE_URL, byPooler(DatabaseUrl.parse(url))));
            } catch (IllegalArgumentException e) {
                mistakes.add("DATABASE_URL " + e.getMessage());
            }
        }
        signIn.requireNone();
        var directory = directory(Setting.DATA_DIR);
        return new DatabaseLocation.Embedded(directory, integer(Setting.POSTGRES_PORT, 0, 65_535));
    }

    private DatabaseUrl byPooler(DatabaseUrl url) {
        return switch (oneOf(Setting.DATABASE_POOLER, PoolerChoice.class, PoolerChoice.AUTO)) {
            case AUTO -> url;
            case NONE -> url.by(Pooler.NONE);
            case TRANSACTION -> url.by(Pooler.TRANSACTION);
        };
    }

    /** Whether streams LISTEN: unless told, where a connection is a session. */
    boolean streamListen(DatabaseLocation location) {
        if (!"auto".equalsIgnoreCase(text(Setting.STREAM_LISTEN))) {
            return bool(Setting.STREAM_LISTEN);
        }
        return !(location instanceof DatabaseLocation.Remote(var url)) || url.pooler() == Pooler.NONE;
    }

    ReplicaSettings replicas(DatabaseLocation location) {
        var maxLag = duration(Setting.REPLICA_MAX_LAG, Duration.ofSeconds(1), Duration.ofSeconds(30));
        var text = text(Setting.DATABASE_READER_URL);
        if (text.isEmpty()) {
            return new ReplicaSettings(List.of(), maxLag);
        }
        if (!(location instanceof DatabaseLocation.Remote(var url))) {
            if (!text(Setting.DATABASE_URL).isEmpty()) {
                return ReplicaSettings.NONE; // that one's mistake is told
            }
            mistake("DATABASE_READER_URL is set without DATABASE_URL, expected the database that they are replicas of");
            return ReplicaSettings.NONE;
        }
        try {
            return new ReplicaSettings(url.replicas(text), maxLag);
        } catch (IllegalArgumentException e) {
            mistake("DATABASE_READER_URL " + e.getMessage());
            return ReplicaSettings.NONE;
        }
    }

    IdentityConfig identity() {
        return switch (oneOf(Setting.AUTH, Auth.class, Auth.LOCAL)) {
            case LOCAL -> new IdentityConfig.Local(mail());
            case COGNITO -> new IdentityConfig.Cognito(cognito());
        };
    }

    CognitoSettings cognito() {
        var nowhere = URI.create("https://cognito.invalid");
        var userPool = parse(Setting.COGNITO_USER_POOL_URL, nowhere, CognitoSettings::address);
        var clientIds = parse(Setting.COGNITO_CLIENT_ID, List.of("none"), CognitoSettings::clientIds);
        var secret = text(Setting.COGNITO_CLIENT_SECRET);
        var domain = text(Setting.COGNITO_DOMAIN).isEmpty()
                ? null
                : parse(Setting.COGNITO_DOMAIN, nowhere, CognitoSettings::address);
        if (domain != null && text(Setting.PUBLIC_URL).isEmpty()) {
            mistakes.add("PUBLIC_URL is \"\", expected %s since COGNITO_DOMAIN is set"
                    .formatted(Setting.PUBLIC_URL.expected()));
        }
        return new CognitoSettings(userPool, clientIds, secret.isEmpty() ? null : secret, domain);
    }

    AvatarLocation avatars() {
        if (!text(Setting.AVATAR_BUCKET).isEmpty()) {
            var name = parse(Setting.AVATAR_BUCKET, "", AvatarLocation::bucketName);
            return new AvatarLocation.Bucket(name, origin(Setting.AVATAR_ENDPOINT));
        }
        return new AvatarLocation.Directory(
                text(Setting.AVATAR_DIR).isEmpty()
                        ? directory(Setting.DATA_DIR).resolve("avatars")
                        : directory(Setting.AVATAR_DIR));
    }

    private Path directory(Setting setting) {
        return parse(setting, Path.of("data"), text -> {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    @Nullable MailConfig mail() {
        var url = text(Setting.SMTP_URL);
        if (url.isEmpty()) {
            return null;
        }
        var from = parse(Setting.MAIL_FROM, "", Mail::sender);
        try {
            return new MailConfig(SmtpUrl.parse(url), from);
        } catch (IllegalArgumentException e) {
            mistakes.add("SMTP_URL " + e.getMessage());
            return null;
        }
    }

    int integer(Setting setting, int least, int most) {
        return parse(setting, least, text -> {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    boolean bool(Setting setting) {
        return parse(setting, true, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    /** A duration as people write it: {@code 500ms}, {@code 30s}, {@code 5m}. */
    Duration duration(Setting setting, Duration most) {
        return duration(setting, Duration.ZERO, most);
    }

    Duration duration(Setting setting, Duration least, Duration most) {
        return parse(setting, most, text -> {
            var unit = text.replaceFirst("^[0-9]+", "");
            var amount = Long.parseLong(text.substring(0, text.length() - unit.length()));
            var duration = switch (unit) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> throw new IllegalArgumentException("unit");
            };
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException("out of range");
            }
            return duration;
        });
    }

    <E extends Enum<E>> E oneOf(Setting setting, Class<E> type, E fallback) {
        return parse(setting, fallback, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    Rates rates(Setting setting) {
        return parse(setting, Rates.parse("on"), text -> Rates.parse(text.toLowerCase(Locale.ROOT)));
    }

    List<String> origins(Setting setting) {
        return parse(
                setting,
                List.of(),
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .map(SettingReader::origin)
                        .toList());
    }

    @Nullable String origin(Setting setting) {
        var text = text(setting);
        return text.isEmpty() ? null : parse(setting, text, SettingReader::origin);
    }

    private static String origin(String text) {
        var uri = URI.create(text);
        var path = uri.getRawPath();
        if (uri.getScheme() == null
                || !uri.getScheme().matches("https?")
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getRawQuery() != null
                || !(path == null || path.isEmpty() || "/".equals(path))) {
            throw new IllegalArgumentException("not an origin");
        }
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    <T> T parse(Setting setting, T whenWrong, Function<String, T> parser) {
        var text = text(setting);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            mistakes.add("%s is \"%s\", expected %s".formatted(setting, shown(text), setting.expected()));
            return whenWrong;
        }
    }

    private static String shown(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
