package com.cruddur.realtime;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this feature: the method {@code x} runs {@code StreamSql/x.sql}. */
interface StreamSql {

    /** Waits until no other transaction writes events. The result means nothing. */
    String lockOutbox();

    /** Writes one event for each index of the arrays, and one for the parent of each of {@code replies}. */
    void append(
            String[] kinds,
            @Nullable UUID[] users,
            @Nullable UUID[] actors,
            @Nullable UUID[] activities,
            UUID[] replies);

    /** Notifies every node once this transaction is committed. The result means nothing. */
    String notifyNodes();

    long position();

    boolean contains(long id);

    /** The first 500 events after that id. */
    List<StreamEvent> after(long id);

    /** The first 500 activities that expired after that position. */
    List<ExpiredActivity> expired(OffsetDateTime expiresAt, UUID uuid);

    OffsetDateTime now();

    Set<UUID> hidden(UUID viewer);
}
