package com.cruddur.platform.db.connect;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** Connects by pgjdbc alone, with the current password. */
final class PasswordSource extends DriverSource {

    private final DatabaseUrl database;

    PasswordSource(String url, Map<String, String> properties, DatabaseUrl database) {
        super(new Driver(), url, properties);
        this.database = database;
    }

    @Override
    void complete(Properties properties, int loginTimeoutSeconds) throws SQLException {
        if (loginTimeoutSeconds > 0) {
            properties.setProperty("loginTimeout", Integer.toString(loginTimeoutSeconds));
        }
        try {
            var password = database.password();
            if (password != null) {
                properties.setProperty("password", password);
            }
        } catch (IllegalArgumentException e) {
            throw SignInFailure.lasting("DATABASE_PASSWORD_FILE " + e.getMessage(), e);
        }
    }
}
