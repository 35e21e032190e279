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
 * Where a PostgreSQL is and how to sign in to it, as told by {@code DATABASE_URL}. Reads what psql reads
 * (<a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">connection URIs</a>,
 * several hosts and percent-encoding included) and what pgjdbc reads. Its text form tells neither who signs in nor how.
 *
 * @param hosts one or more servers, tried in this order
 * @param pooler what stands between us and the hosts
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
     * What holds for each connection, in seconds but for those of TLS and GSS, which are in milliseconds: nothing waits
     * for ever, and a dead connection is found out. How long a statement may take is for its caller to say.
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

    /** One server's name and port. */
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

    /** With the password of the URL itself, or none. */
    public DatabaseUrl(
            List<Host> hosts, String database, String user, @Nullable String password, Map<String, String> parameters) {
        this(hosts, database, user, Credentials.ofPassword(password), Pooler.of(hosts), parameters);
    }

    /**
     * Reads a connection URL.
     *
     * @throws IllegalArgumentException when it cannot be read; the message completes a sentence that begins with the
     *     setting's name, says what is expected and holds neither user nor password
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlReader.read(text, null);
    }

    /**
     * Reads where this database's read replicas are: one of each host that {@code text} names. What it leaves out (user,
     * password, database, parameters) is as for this one.
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

    /** A token is for one endpoint, and no less careful with the next one. */
    private DatabaseUrl withItsOwnToken() {
        return credentials instanceof AwsCredentials.Iam ? with(AwsCredentials.Iam.of(this)) : this;
    }

    /** A source of new connections; {@code defaults} (pgjdbc names) hold where URL and pooler say nothing, over our own. */
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
     * The password as it is now, null when there is none.
     *
     * @throws IllegalArgumentException when it cannot be had, as {@link PasswordFile#read}
     * @throws OperatorException when AWS signs us in, and there is none to give away
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

    /** The same database, signed in to in that way. */
    public DatabaseUrl with(Credentials other) {
        return new DatabaseUrl(hosts, database, user, other, pooler, parameters);
    }

    /** The same database, by way of that. */
    public DatabaseUrl by(Pooler other) {
        return new DatabaseUrl(hosts, database, user, credentials, other, parameters);
    }

    /** Whether all hosts are this machine, as on a laptop, and what answers there is the database itself. */
    public boolean isOnThisMachine() {
        return pooler == Pooler.NONE && hosts.stream().allMatch(Host::isThisMachine);
    }

    /** Another database of the same server. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(hosts, name, user, credentials, pooler, parameters);
    }

    /** A connection of its own, outside every pool: for commands that work alone and long, also as a role for short ones. */
    public Connection connect(String applicationName) throws SQLException {
        return dataSource(Map.of(
                        "ApplicationName",
                        applicationName,
                        "options",
                        "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0"))
                .getConnection();
    }

    /** Where the database is, without who signs in: fit for a log line. */
    @Override
    public String toString() {
        return address() + database;
    }

    private String address() {
        return "postgresql://" + hosts.stream().map(Host::toString).collect(Collectors.joining(",")) + "/";
    }
}
