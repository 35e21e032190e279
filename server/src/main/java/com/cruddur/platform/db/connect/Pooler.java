package com.cruddur.platform.db.connect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The kind of pooler before the database, which limits what a connection may use. */
public enum Pooler {
    /** No pooler: a connection is a PostgreSQL session of its own. */
    NONE,

    /**
     * PgBouncer in transaction mode, or RDS Proxy: a connection has a session only during a transaction, and other
     * clients see what it leaves there. It may use neither {@code options} at its start nor named prepared statements,
     * SET, session locks or LISTEN.
     */
    TRANSACTION;

    /** An endpoint of RDS Proxy: {@code name.proxy-abcdefghijkl.region.rds.amazonaws.com}. */
    private static final Pattern RDS_PROXY =
            Pattern.compile("(?i).+\\.proxy-[a-z0-9]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com(\\.cn)?");

    /** With the lowest version that it knows, pgjdbc sends the application's name at the start and not by a SET. */
    private static final Map<String, String> STATELESS =
            Map.of("prepareThreshold", "0", "assumeMinServerVersion", "13");

    /** Returns the pooler that the host names imply. */
    static Pooler of(List<DatabaseUrl.Host> hosts) {
        return hosts.stream().anyMatch(host -> RDS_PROXY.matcher(host.name()).matches()) ? TRANSACTION : NONE;
    }

    /** Restricts connection parameters to those that the pooler accepts. */
    void adapt(Map<String, String> parameters) {
        if (this == TRANSACTION) {
            parameters.remove("options");
            parameters.putAll(STATELESS);
        }
    }
}
