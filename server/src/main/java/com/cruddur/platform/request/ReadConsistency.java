package com.cruddur.platform.request;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The minimum freshness of the data that a request reads, so that people see their own writes. Outside a request
 * everything is read from the primary.
 */
public final class ReadConsistency {

    /** The purpose of a request. */
    public enum Intent {
        READING,
        /** The request reads only from the primary. */
        WRITING
    }

    /** Greater than every position in the primary's log: only the primary qualifies. */
    public static final long PRIMARY_ONLY = Long.MAX_VALUE;

    private final Intent intent;
    private long position;
    private @Nullable Consumer<UUID> note;
    private boolean finished;

    /**
     * @param hasCredential whether the request has a credential: until its owner is known, it reads from the primary
     */
    public ReadConsistency(Intent intent, boolean hasCredential) {
        this.intent = intent;
        this.position = hasCredential ? PRIMARY_ONLY : 0;
    }

    /** Returns the position that a server must have replayed for the current request to read from it. */
    public static long needed() {
        var request = current();
        return request == null || request.intent == Intent.WRITING ? PRIMARY_ONLY : request.position;
    }

    /** Returns whether the current request is for reading; false outside a request. */
    public static boolean isReading() {
        var request = current();
        return request != null && request.intent == Intent.READING;
    }

    /** Sets the position of the sender's last write; null when every server has replayed it long ago. */
    public static void lastWrite(@Nullable Long position) {
        var request = current();
        if (request != null && request.note == null) {
            request.position = position == null ? 0 : position;
        }
    }

    /** Makes the current request read from the primary from now on; {@code note} records its writes at its end. */
    public static void wrote(Consumer<UUID> note) {
        var request = current();
        if (request != null) {
            request.position = PRIMARY_ONLY;
            request.note = note;
        }
    }

    /** Does as {@link #wrote} if the request is for writing, since its statement may have been a write. */
    public static void mayHaveWritten(Consumer<UUID> note) {
        var request = current();
        if (request != null && request.intent == Intent.WRITING) {
            wrote(note);
        }
    }

    void sentByNobody() {
        if (note == null) {
            position = 0;
        }
    }

    void finish(@Nullable UUID sender) {
        finished = true;
        if (note != null && sender != null) {
            note.accept(sender);
        }
    }

    private static @Nullable ReadConsistency current() {
        var request = RequestContext.current();
        return request == null || request.consistency().finished ? null : request.consistency();
    }
}
