package com.cruddur.platform.db.pool;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the service asks of PostgreSQL for each of its sessions: the one list. A direct connection asks when it is made;
 * for connections through a pooler, which forwards no such wishes, {@code migrate --grant} stores it with the role.
 */
public final class SessionSettings {

    /** A parameter of PostgreSQL and its value, spelt as {@code SHOW} spells it. */
    public record SessionSetting(String name, String value) {}

    /** How long a query may take; a request waits a moment longer for the answer that it took too long. */
    private static final String ANSWER = Pool.ANSWER.minusMillis(100).toMillis() + "ms";

    public static final List<SessionSetting> ALL = List.of(
            new SessionSetting("statement_timeout", ANSWER),
            // Of a server that froze or lost its network in the middle, locks would stay until TCP gives up, in hours.
            new SessionSetting("idle_in_transaction_session_timeout", "10s"),
            // One plan for every reader: without a viewer PostgreSQL would plan each feed anew, at four times the cost
            // of running it.
            new SessionSetting("plan_cache_mode", "force_generic_plan"),
            // An index is in memory, or on a disk without a head: at the default of 4 PostgreSQL gathers and sorts all
            // that an author ever wrote.
            new SessionSetting("random_page_cost", "1.1"));

    private SessionSettings() {}

    /** As the {@code options} of a connection's start. */
    public static String options() {
        return ALL.stream()
                .map(setting -> "-c %s=%s".formatted(setting.name(), setting.value()))
                .collect(Collectors.joining(" "));
    }
}
