package com.cruddur.platform.db.connect;

import com.cruddur.platform.db.connect.DatabaseUrl.Host;
import com.cruddur.platform.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** Parses connection URLs in the forms of psql and pgjdbc. */
final class DatabaseUrlReader {

    private static final int DEFAULT_PORT = 5432;

    /** {@code scheme://[user[:password]@][hosts][/database][?parameters]}. */
    private static final Pattern URL =
            Pattern.compile("postgres(?:ql)?://(?:(?<login>[^@/?]*)@)?(?<hosts>[^@/?]*)(?:/(?<database>[^?]*))?");

    /** {@code jdbc:postgresql:database}, the short form of pgjdbc. */
    private static final Pattern SHORT_URL = Pattern.compile("postgresql:(?<database>[^/?]*)");

    private static final Pattern HOST = Pattern.compile("(?<name>\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]]*)(?::(?<port>.*))?");

    /** Names of parameters: psql's to pgjdbc's. */
    private static final Map<String, String> LIBPQ_NAMES = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("sslkeypassword", "sslpassword"),
            Map.entry("target_session_attrs", "targetServerType"));

    private static final Map<String, String> TARGET_SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final Set<PGProperty> SECONDS = EnumSet.of(
            PGProperty.CANCEL_SIGNAL_TIMEOUT,
            PGProperty.CONNECT_TIMEOUT,
            PGProperty.GSS_RESPONSE_TIMEOUT,
            PGProperty.LOGIN_TIMEOUT,
            PGProperty.SOCKET_TIMEOUT,
            PGProperty.SSL_RESPONSE_TIMEOUT);

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private DatabaseUrlReader() {}

    /** @param like supplies the parts that {@code text} omits; null for the usual defaults */
    static DatabaseUrl read(String text, @Nullable DatabaseUrl like) {
        var url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        var question = url.indexOf('?');
        var address = question < 0 ? url : url.substring(0, question);
        var parameters = question < 0 ? new TreeMap<String, String>() : parameters(url.substring(question + 1));

        var full = URL.matcher(address);
        var brief = SHORT_URL.matcher(address);
        if (full.matches()) {
            return create(full.group("login"), full.group("hosts"), full.group("database"), parameters, like);
        }
        if (text.startsWith("jdbc:") && brief.matches()) {
            return create(null, "", brief.group("database"), parameters, like);
        }
        throw new IllegalArgumentException(
                address.startsWith("postgresql://") || address.startsWith("postgres://")
                        ? "cannot be read: write @ / ? : and % in a user name or password as %40 %2F %3F %3A %25"
                        : "is not a PostgreSQL URL, expected postgresql://user:password@host:port/database");
    }

    private static DatabaseUrl create(
            @Nullable String login,
            String hosts,
            @Nullable String path,
            Map<String, String> parameters,
            @Nullable DatabaseUrl like) {
        var colon = login == null ? -1 : login.indexOf(':');
        var loginUser = login == null ? "" : decode(colon < 0 ? login : login.substring(0, colon));
        var loginPassword = login == null || colon < 0 ? null : decode(login.substring(colon + 1));

        // As in psql, a parameter overrides the corresponding part of the address.
        var usualUser = like == null ? System.getProperty("user.name", "postgres") : like.user();
        var user = orElse(parameters.remove("user"), orElse(loginUser, usualUser));
        var given = parameters.remove("password");
        var password = Credentials.ofPassword(given == null ? loginPassword : given);
        var usualDatabase = like == null ? user : like.database();
        var database = orElse(parameters.remove("dbname"), orElse(path == null ? "" : decode(path), usualDatabase));
        var hostList = hosts(orElse(parameters.remove("host"), hosts), parameters.remove("port"));
        var complete = like == null ? parameters : completed(parameters, like);
        if (hostList.stream().anyMatch(host -> RdsSocketFactory.isRds(host.name()))) {
            addRdsDefaults(complete);
        }
        var credentials = like != null && user.equals(like.user()) && password instanceof Credentials.None
                ? like.credentials()
                : password;
        return new DatabaseUrl(hostList, database, user, credentials, pooler(hostList, like), Map.copyOf(complete));
    }

    /** The pooler that the host names imply, unless it was overridden for the other database. */
    private static Pooler pooler(List<Host> hosts, @Nullable DatabaseUrl like) {
        return like == null || like.pooler() == Pooler.of(like.hosts()) ? Pooler.of(hosts) : like.pooler();
    }

    /** Adds the other database's parameters, except for the one that selects among its hosts. */
    private static Map<String, String> completed(Map<String, String> parameters, DatabaseUrl like) {
        var complete = new TreeMap<>(like.parameters());
        complete.remove("targetServerType");
        complete.putAll(parameters);
        return complete;
    }

    /** Verifies an RDS database against the bundled certificate authorities, unless the URL says otherwise. */
    private static void addRdsDefaults(Map<String, String> parameters) {
        parameters.putIfAbsent("sslmode", "verify-full");
        if (parameters.getOrDefault("sslmode", "").startsWith("verify-") && !parameters.containsKey("sslrootcert")) {
            parameters.putIfAbsent("sslfactory", RdsSocketFactory.class.getName());
        }
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isEmpty() ? other : value;
    }

    private static List<Host> hosts(String text, @Nullable String ports) {
        var hosts = new ArrayList<Host>();
        for (var part : text.split(",", -1)) {
            var matcher = HOST.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("has a host that cannot be read; an IPv6 address goes in brackets");
            }
            var name = decode(matcher.group("name"));
            if (name.startsWith("[")) {
                name = name.substring(1, name.length() - 1);
            }
            if (name.startsWith("/")) {
                throw new IllegalArgumentException("names a Unix socket; give a host name, for this machine localhost");
            }
            var port = orElse(matcher.group("port"), orElse(ports, Integer.toString(DEFAULT_PORT)));
            hosts.add(new Host(name.isEmpty() ? "localhost" : name, port(port)));
        }
        return List.copyOf(hosts);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("has a port that is not a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>();
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("has a parameter without a value, expected name=value");
            }
            addParameter(parameters, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static void addParameter(Map<String, String> parameters, String name, String value) {
        switch (name) {
            case "user", "password", "host", "port", "dbname" -> parameters.put(name, value);
            case "client_encoding", "fallback_application_name" -> {} // pgjdbc always uses UTF-8 and our name
            case "ssl" -> parameters.put("sslmode", "false".equals(value) ? "disable" : "verify-full");
            case "sslmode" -> parameters.put(name, oneOf(name, SSL_MODES, value));
            case "keepalives" -> parameters.put("tcpKeepAlive", Boolean.toString(!"0".equals(value)));
            case "target_session_attrs" ->
                parameters.put(
                        "targetServerType",
                        String.valueOf(TARGET_SERVER_TYPES.get(oneOf(
                                name,
                                TARGET_SERVER_TYPES.keySet().stream().sorted().toList(),
                                value))));
            default -> {
                var property = PGProperty.forName(LIBPQ_NAMES.getOrDefault(name, name));
                if (property == null) {
                    throw new IllegalArgumentException("has the unknown parameter \"" + shown(name) + "\"");
                }
                if (SECONDS.contains(property) && !value.matches("[0-9]{1,6}")) {
                    throw new IllegalArgumentException(
                            "has %s \"%s\", expected a whole number".formatted(name, shown(value)));
                }
                parameters.put(property.getName(), value);
            }
        }
    }

    private static String oneOf(String name, List<String> offered, String value) {
        if (!offered.contains(value)) {
            throw new IllegalArgumentException(
                    "has %s \"%s\", expected one of %s".formatted(name, shown(value), String.join(", ", offered)));
        }
        return value;
    }

    private static String shown(String text) {
        return OneLine.of(text, 30);
    }

    /** Decodes percent escapes as libpq does: {@code +} stays a plus, NUL is refused, bytes are UTF-8. */
    private static String decode(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new byte[bytes.length];
        var length = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded[length++] = bytes[i];
                continue;
            }
            var value = i + 2 < bytes.length ? hexadecimal(bytes[i + 1], bytes[i + 2]) : -1;
            if (value < 1) {
                throw new IllegalArgumentException("has a % without two hexadecimal digits behind it (%25 is a %)");
            }
            decoded[length++] = (byte) value;
            i += 2;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Returns the value of two hexadecimal digits, negative for other characters. */
    private static int hexadecimal(byte high, byte low) {
        var sixteens = Character.digit(high, 16);
        var ones = Character.digit(low, 16);
        return sixteens < 0 || ones < 0 ? -1 : sixteens * 16 + ones;
    }
}
