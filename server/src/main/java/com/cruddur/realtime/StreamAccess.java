package com.cruddur.realtime;

import com.cruddur.platform.db.Transaction;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends the streams of people who lost their sign-in, on all nodes. The event is written within the transaction that
 * takes the sign-in away, also by a command that runs no streams itself, and is never lost. Such transactions are rare,
 * so NOTIFY may be part of them. Call it last in a transaction: other writers of events wait until the commit.
 */
public final class StreamAccess {

    private static final UUID[] NONE = {};

    private StreamAccess() {}

    /** Ends the streams of {@code person} whose session has ended; the others continue. */
    public static void sessionsEnded(Transaction transaction, UUID person) {
        write(transaction, OutboxEntry.SESSIONS_ENDED, person);
    }

    /** Ends all streams of {@code person}, who is suspended or deleted. */
    public static void withdrawn(Transaction transaction, UUID person) {
        write(transaction, OutboxEntry.WITHDRAWN, person);
    }

    private static void write(Transaction transaction, String kind, UUID person) {
        var sql = transaction.on(StreamSql.class);
        var _ = sql.lockOutbox();
        var nobody = new @Nullable UUID[] {null};
        sql.append(new String[] {kind}, new UUID[] {person}, nobody, nobody, NONE);
        var _ = sql.notifyNodes();
    }
}
