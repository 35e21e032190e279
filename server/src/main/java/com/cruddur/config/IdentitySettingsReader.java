package com.cruddur.config;

import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.Credentials;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.PasswordFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads how to sign in to a database: in one way. More than one is a mistake, since one of them would be ignored. */
final class IdentitySettingsReader {

    private enum Auth {
        PASSWORD,
        IAM
    }

    /** Whether a URL says who signs in. */
    private static final Pattern USER = Pattern.compile("//[^/?@]+@|[?&]user=");

    private final SettingReader settings;
    private final boolean iam;

    IdentitySettingsReader(SettingReader settings) {
        this.settings = settings;
        this.iam = settings.oneOf(Setting.DATABASE_AUTH, Auth.class, Auth.PASSWORD) == Auth.IAM;
    }

    /** The database that {@code setting} names by {@code url}, signed in to as the settings say. */
    DatabaseUrl complete(Setting setting, DatabaseUrl url) {
        var ways = ways();
        if (url.credentials() instanceof Credentials.Password) {
            ways.addFirst("a password in " + setting);
        }
        if (ways.size() > 1) {
            settings.mistake("there is more than one way to sign in to the database (%s), expected one"
                    .formatted(String.join(", ", ways)));
            return url;
        }
        if (isSet(Setting.DATABASE_SECRET)) {
            return url.with(secret(setting));
        }
        if (iam) {
            return url.with(iam(setting, url));
        }
        return isSet(Setting.DATABASE_PASSWORD_FILE) ? url.with(passwordFile()) : url;
    }

    /** Without a database of somebody else's there is nothing to sign in to: that its URL is missing is the mistake. */
    void requireNone() {
        if (!isSet(Setting.DATABASE_URL)) {
            ways().forEach(way -> settings.mistake(
                    "%s is set without DATABASE_URL, expected the database that it is for".formatted(way)));
        }
    }

    private List<String> ways() {
        var ways = new ArrayList<String>();
        if (isSet(Setting.DATABASE_PASSWORD_FILE)) {
            ways.add(Setting.DATABASE_PASSWORD_FILE.name());
        }
        if (iam) {
            ways.add("DATABASE_AUTH=iam");
        }
        if (isSet(Setting.DATABASE_SECRET)) {
            ways.add(Setting.DATABASE_SECRET.name());
        }
        return ways;
    }

    private Credentials iam(Setting setting, DatabaseUrl url) {
        try {
            if (!namesUser(setting)) {
                throw new IllegalArgumentException("needs the database's user in " + setting);
            }
            return AwsCredentials.Iam.of(url);
        } catch (IllegalArgumentException e) {
            settings.mistake("DATABASE_AUTH=iam " + e.getMessage());
            return new Credentials.None();
        }
    }

    private Credentials secret(Setting setting) {
        if (namesUser(setting)) {
            settings.mistake("%s names a user, and so does the secret in DATABASE_SECRET, expected none in %s"
                    .formatted(setting, setting));
        }
        return settings.parse(Setting.DATABASE_SECRET, new Credentials.None(), AwsCredentials.Secret::of);
    }

    private boolean namesUser(Setting setting) {
        return USER.matcher(settings.text(setting)).find();
    }

    private PasswordFile passwordFile() {
        var file = new PasswordFile(Path.of(settings.text(Setting.DATABASE_PASSWORD_FILE)));
        try {
            file.read();
        } catch (IllegalArgumentException e) {
            settings.mistake("DATABASE_PASSWORD_FILE " + e.getMessage());
        }
        return file;
    }

    private boolean isSet(Setting setting) {
        return !settings.text(setting).isEmpty();
    }
}
