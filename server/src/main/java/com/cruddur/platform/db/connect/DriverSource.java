package com.cruddur.platform.db.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects by one driver. {@link java.sql.DriverManager}, which pgjdbc's own data source uses, would load every driver
 * of the class path, including AWS's.
 */
abstract class DriverSource implements DataSource {

    private final Driver driver;
    private final String url;
    private final Map<String, String> properties;
    private volatile int loginTimeout;

    DriverSource(Driver driver, String url, Map<String, String> properties) {
        this.driver = driver;
        this.url = url;
        this.properties = Map.copyOf(properties);
    }

    /** Adds the properties that differ from one connection to the next. */
    abstract void complete(Properties properties, int loginTimeoutSeconds) throws SQLException;

    @Override
    public Connection getConnection() throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        complete(all, loginTimeout);
        var connection = driver.connect(url, all);
        if (connection == null) {
            throw new SQLException("The driver does not know " + url);
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Who signs in, the URL says");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("It wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
