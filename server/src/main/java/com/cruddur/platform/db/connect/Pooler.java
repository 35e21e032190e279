package com.cruddur.platform.db.connect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What stands between us and the database, and so what may be asked of a connection. */
public enum Pooler {
    /** Nothing: a connection is a session of PostgreSQL, ours alone. */
    NONE,

    /**
     * PgBouncer in transaction mode, or RDS Proxy: a connection has a session for the time of a transaction only, and
     * what it leaves there others find. So: no {@code options} at its start, no prepared statement with a name, no SET,
     * no lock of the session, no LISTEN.
     */
    TRANSACTION;

    /** An endpoint of RDS Proxy: {@code name.proxy-abcdefghijkl.region.rds.amazonaws.com}. */
    private static final Pattern RDS_PROXY =
            Pattern.compile("(?i).+\\.proxy-[a-z0-9]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com(\\.cn)?");

    /** With the lowest version that we know, pgjdbc tells the application's name at the start and not by a SET. */
    private static final Map<String, String> STATELESS =
            Map.of("prepareThreshold", "0", "assumeMinServerVersion", "13");

    /** What the hosts' names tell by themselves. */
    static Pooler of(List<DatabaseUrl.Host> hosts) {
        return hosts.stream().anyMatch(host -> RDS_PROXY.matcher(host.name()).matches()) ? TRANSACTION : NONE;
    }

    /** Makes connection parameters such as a connection by way of this may have. */
    void adapt(Map<String, String> parameters) {
        if (this == TRANSACTION) {
            parameters.remove("options");
            parameters.putAll(STATELESS);
        }
    }
}
