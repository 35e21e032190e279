package com.cruddur.platform.db.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.util.PSQLException;
import software.amazon.jdbc.Driver;

/**
 * Connects through the <a href="https://github.com/aws/aws-advanced-jdbc-wrapper">AWS Advanced JDBC Wrapper</a>, which
 * obtains the credentials for pgjdbc and retries a refused sign-in once with a fresh token or secret. Its other plugins
 * stay off: our own timeouts find a dead server sooner than its monitors, and plain RDS moves its host name.
 */
final class AwsSource extends DriverSource {

    /** In seconds for pgjdbc, in milliseconds for the wrapper. */
    private static final List<String> LIMITS = List.of("connectTimeout", "loginTimeout", "socketTimeout");

    private final AwsCredentials credentials;

    AwsSource(String url, Map<String, String> properties, AwsCredentials credentials) {
        super(new Driver(), url.replaceFirst("^jdbc:", "jdbc:aws-wrapper:"), settings(properties, credentials));
        this.credentials = credentials;
    }

    private static Map<String, String> settings(Map<String, String> properties, AwsCredentials credentials) {
        var settings = new HashMap<>(properties);
        LIMITS.forEach(limit -> settings.computeIfPresent(limit, (_, seconds) -> millis(seconds)));
        settings.put("wrapperDialect", "pg"); // else the wrapper queries each new connection for it
        settings.put("wrapperTargetDriverDialect", "pgjdbc");
        switch (credentials) {
            case AwsCredentials.Iam(var region) -> {
                settings.put("wrapperPlugins", "iam");
                settings.put("iamRegion", region);
            }
            case AwsCredentials.Secret(var arn, var region) -> {
                settings.remove("user");
                settings.put("wrapperPlugins", "awsSecretsManager2");
                settings.put("secretsManagerSecretId", arn);
                settings.put("secretsManagerRegion", region);
            }
        }
        return settings;
    }

    @Override
    void complete(Properties properties, int loginTimeoutSeconds) {
        if (loginTimeoutSeconds > 0) {
            properties.setProperty("loginTimeout", millis(Integer.toString(loginTimeoutSeconds)));
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (PSQLException e) {
            throw e; // PostgreSQL's own message
        } catch (SQLException | RuntimeException e) {
            throw AwsFailures.of(e, credentials);
        }
    }

    private static String millis(String seconds) {
        return seconds + "000";
    }
}
