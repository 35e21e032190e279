package com.cruddur.platform.db.pool;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings of every session of the service. A direct connection sets them at its start. Poolers do not forward
 * settings, so {@code migrate --grant} stores them with the role.
 */
public final class SessionSettings {

    /** A PostgreSQL parameter and its value, spelt as by {@code SHOW}. */
    public record SessionSetting(String name, String value) {}

    /** The time limit of a query. A request waits a little longer, to receive the timeout error. */
    private static final String ANSWER = Pool.ANSWER.minusMillis(100).toMillis() + "ms";

    public static final List<SessionSetting> ALL = List.of(
            new SessionSetting("statement_timeout", ANSWER),
            // Otherwise the locks of a server that froze or lost its network stay until TCP gives up, after hours.
            new SessionSetting("idle_in_transaction_session_timeout", "10s"),
            // Without this setting PostgreSQL replans each feed for every anonymous reader, at four times the cost of
            // the query itself.
            new SessionSetting("plan_cache_mode", "force_generic_plan"),
            // Indexes are in memory or on an SSD. With the default of 4, PostgreSQL fetches and sorts all posts of an
            // author.
            new SessionSetting("random_page_cost", "1.1"),
            // A request has one processor. To start workers takes longer than most queries, and takes from the others.
            new SessionSetting("max_parallel_workers_per_gather", "0"));

    private SessionSettings() {}

    /** Returns the settings as the {@code options} of a connection's start. */
    public static String options() {
        return ALL.stream()
                .map(setting -> "-c %s=%s".formatted(setting.name(), setting.value()))
                .collect(Collectors.joining(" "));
    }
}
