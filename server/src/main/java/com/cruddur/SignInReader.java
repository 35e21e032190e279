package com.cruddur;

import com.cruddur.platform.db.Credentials;
import com.cruddur.platform.db.DatabaseUrl;
import com.cruddur.platform.db.PasswordFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads how to sign in to a database: in one way. More than one is a mistake, since one of them would be ignored. */
final class SignInReader {

    private static final List<Setting> WAYS = List.of(Setting.DATABASE_PASSWORD_FILE);

    private final SettingReader settings;

    SignInReader(SettingReader settings) {
        this.settings = settings;
    }

    /** The database at {@code url}, signed in to as the settings say. */
    DatabaseUrl complete(DatabaseUrl url) {
        var ways = new ArrayList<String>();
        if (url.credentials() instanceof Credentials.Password) {
            ways.add("a password in DATABASE_URL");
        }
        WAYS.stream().filter(this::isSet).map(Setting::name).forEach(ways::add);
        if (ways.size() > 1) {
            settings.mistake("there is more than one way to sign in to the database (%s), expected one"
                    .formatted(String.join(", ", ways)));
            return url;
        }
        return isSet(Setting.DATABASE_PASSWORD_FILE) ? url.with(passwordFile()) : url;
    }

    /** Without a database of somebody else's there is nothing to sign in to: that its URL is missing is the mistake. */
    void requireNone() {
        if (settings.text(Setting.DATABASE_URL).isEmpty()) {
            WAYS.stream()
                    .filter(this::isSet)
                    .forEach(way -> settings.mistake(
                            "%s is set without DATABASE_URL, expected the database that it is for".formatted(way)));
        }
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
        return !settings.text(setting).equals(setting.fallback());
    }
}
