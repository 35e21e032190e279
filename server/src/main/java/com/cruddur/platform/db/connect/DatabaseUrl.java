package com.cruddur.platform.db.connect;

import com.cruddur.platform.OperatorException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database and the credentials for it, as {@code DATABASE_URL} gives them. Accepts the URLs
 * of psql (<a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">connection
 * URIs</a>, including several hosts and percent-encoding) and of pgjdbc. The text form shows neither user nor
 * credentials.
 *
 * @param hosts one or more servers, tried in this order
 * @param pooler the pooler between us and the hosts
 * @param parameters connection parameters by their pgjdbc names
 */
public record DatabaseUrl(
        List<Host> hosts,
        String database,
        String user,
        Credentials credentials,
        Pooler pooler,
        Map<String, String> parameters) {

    /**
     * Defaults of each connection, in seconds except for TLS and GSS, which are in milliseconds. They bound every wait
     * and detect dead connections. The caller limits the time of a statement.
     */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("ApplicationName", "cruddur"),
            Map.entry("connectTimeout", "5"),
            Map.entry("loginTimeout", "10"),
            Map.entry("sslResponseTimeout", "5000"),
            Map.entry("gssResponseTimeout", "5000"),
            Map.entry("cancelSignalTimeout", "2"),
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("socketFactory", KeptAliveSockets.class.getName()));

    /** A server's name and port. */
    public record Host(String name, int port) {
        private boolean isThisMachine() {
            try {
                return InetAddress.getByName(name).isLoopbackAddress();
            } catch (UnknownHostException _) {
                return false;
            }
        }

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /** Creates a URL with a password, or without one when it is null. */
    public DatabaseUrl(
            List<Host> hosts, String database, String user, @Nullable String password, Map<String, String> parameters) {
        this(hosts, database, user, Credentials.ofPassword(password), Pooler.of(hosts), parameters);
    }

    /**
     * Parses a connection URL.
     *
     * @throws IllegalArgumentException when it is malformed; the message completes a sentence that begins with the
     *     setting's name, states the expected form and contains neither user nor password
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlReader.read(text, null);
    }

    /**
     * Parses the address of this database's read replicas, one for each host in {@code text}. User, password, database
     * and parameters that {@code text} omits are those of this database.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public List<DatabaseUrl> replicas(String text) {
        var url = DatabaseUrlReader.read(text, this);
        return url.hosts().stream()
                .distinct()
                .map(host -> new DatabaseUrl(
                        List.of(host), url.database(), url.user(), url.credentials(), url.pooler(), url.parameters()))
                .map(DatabaseUrl::withItsOwnToken)
                .toList();
    }

    /** A token is valid for one endpoint, and each endpoint has to pass the checks. */
    private DatabaseUrl withItsOwnToken() {
        return credentials instanceof AwsCredentials.Iam ? with(AwsCredentials.Iam.of(this)) : this;
    }

    /**
     * Returns a source of new connections. {@code defaults} (pgjdbc names) override our own, but neither URL nor
     * pooler.
     */
    public DataSource dataSource(Map<String, String> defaults) {
        var properties = new TreeMap<>(DEFAULTS);
        properties.putAll(defaults);
        pooler.adapt(properties);
        properties.putAll(parameters);
        properties.put("user", user);
        return switch (credentials) {
            case Credentials.None _, Credentials.Password _, PasswordFile _ ->
                new PasswordSource(jdbcUrl(), properties, this);
            case AwsCredentials aws -> new AwsSource(jdbcUrl(), properties, aws);
        };
    }

    private String jdbcUrl() {
        return "jdbc:" + address() + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /**
     * Returns the current password, null when there is none.
     *
     * @throws IllegalArgumentException when it cannot be read, as {@link PasswordFile#read}
     * @throws OperatorException when AWS signs us in, so that no password can be passed on
     */
    public @Nullable String password() {
        return switch (credentials) {
            case Credentials.None _ -> null;
            case Credentials.Password(var text) -> text;
            case PasswordFile file -> file.read();
            case AwsCredentials aws ->
                throw new OperatorException(
                        "%s is for Cruddur's own connections: give psql a password, by DATABASE_URL or DATABASE_PASSWORD_FILE"
                                .formatted(aws.setting()));
        };
    }

    /** Returns this database with other credentials. */
    public DatabaseUrl with(Credentials other) {
        return new DatabaseUrl(hosts, database, user, other, pooler, parameters);
    }

    /** Returns this database behind another pooler. */
    public DatabaseUrl by(Pooler other) {
        return new DatabaseUrl(hosts, database, user, credentials, other, parameters);
    }

    /** Returns whether all hosts are this machine, without a pooler, as on a laptop. */
    public boolean isOnThisMachine() {
        return pooler == Pooler.NONE && hosts.stream().allMatch(Host::isThisMachine);
    }

    /** Returns another database of this server. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(hosts, name, user, credentials, pooler, parameters);
    }

    /** Opens a connection outside every pool, for long-running commands. It lifts the timeouts stored with the role. */
    public Connection connect(String applicationName) throws SQLException {
        return dataSource(Map.of(
                        "ApplicationName",
                        applicationName,
                        "options",
                        "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0"))
                .getConnection();
    }

    /** The address without user and credentials, fit for a log line. */
    @Override
    public String toString() {
        return address() + database;
    }

    private String address() {
        return "postgresql://" + hosts.stream().map(Host::toString).collect(Collectors.joining(",")) + "/";
    }
}
