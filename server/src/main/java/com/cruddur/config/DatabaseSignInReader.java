package com.cruddur.config;

import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.Credentials;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.PasswordFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the credentials for the database. More than one kind is a mistake, because all but one would be ignored. */
final class DatabaseSignInReader {

    /** A user in a URL. */
    private static final Pattern USER = Pattern.compile("//[^/?@]+@|[?&]user=");

    private final ConfigReader settings;
    private final boolean iam;

    DatabaseSignInReader(ConfigReader settings) {
        this.settings = settings;
        this.iam = settings.get(Settings.DATABASE_AUTH) == Settings.DatabaseAuth.IAM;
    }

    /** The {@code DATABASE_URL} with the credentials from the settings. */
    DatabaseUrl complete(DatabaseUrl url) {
        var ways = ways();
        if (url.credentials() instanceof Credentials.Password) {
            ways.addFirst("a password in DATABASE_URL");
        }
        if (ways.size() > 1) {
            settings.mistake("there is more than one way to sign in to the database (%s), expected one"
                    .formatted(String.join(", ", ways)));
            return url;
        }
        if (settings.isSet(Settings.DATABASE_SECRET)) {
            return url.with(secret());
        }
        if (iam) {
            return url.with(iam(url));
        }
        return settings.get(Settings.DATABASE_PASSWORD_FILE)
                .map(path -> url.with(passwordFile(path)))
                .orElse(url);
    }

    /** Reports credentials without a {@code DATABASE_URL}: the embedded database needs none. */
    void requireNone() {
        if (!settings.isSet(Settings.DATABASE_URL)) {
            ways().forEach(way -> settings.mistake(
                    "%s is set without DATABASE_URL, expected the database that it is for".formatted(way)));
        }
    }

    private List<String> ways() {
        var ways = new ArrayList<String>();
        if (settings.isSet(Settings.DATABASE_PASSWORD_FILE)) {
            ways.add(Settings.DATABASE_PASSWORD_FILE.name());
        }
        if (iam) {
            ways.add("DATABASE_AUTH=iam");
        }
        if (settings.isSet(Settings.DATABASE_SECRET)) {
            ways.add(Settings.DATABASE_SECRET.name());
        }
        return ways;
    }

    private Credentials iam(DatabaseUrl url) {
        try {
            if (!namesUser()) {
                throw new IllegalArgumentException("needs the database's user in DATABASE_URL");
            }
            return AwsCredentials.Iam.of(url);
        } catch (IllegalArgumentException e) {
            settings.mistake("DATABASE_AUTH=iam " + e.getMessage());
            return new Credentials.None();
        }
    }

    private Credentials secret() {
        if (namesUser()) {
            settings.mistake("DATABASE_URL names a user, and so does the secret in DATABASE_SECRET,"
                    + " expected none in DATABASE_URL");
        }
        return settings.get(Settings.DATABASE_SECRET)
                .<Credentials>map(secret -> secret)
                .orElseGet(Credentials.None::new);
    }

    private boolean namesUser() {
        return USER.matcher(settings.text(Settings.DATABASE_URL)).find();
    }

    private PasswordFile passwordFile(Path path) {
        var file = new PasswordFile(path);
        try {
            file.read();
        } catch (IllegalArgumentException e) {
            settings.mistake("DATABASE_PASSWORD_FILE " + e.getMessage());
        }
        return file;
    }
}
