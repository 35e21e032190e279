package com.cruddur.platform.request;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the data that a request reads has to be, so that nobody misses what they wrote themselves. Outside a request
 * everything is read from the primary.
 */
public final class ReadConsistency {

    /** What a request is for. */
    public enum Intent {
        READING,
        /** Whatever such a request reads comes from the primary. */
        WRITING
    }

    /** Behind every position in the primary's log: only the primary will do. */
    public static final long PRIMARY_ONLY = Long.MAX_VALUE;

    private final Intent intent;
    private long position;
    private @Nullable Consumer<UUID> note;
    private boolean finished;

    /** @param hasCredential whether the request shows a credential: until it is known whose, it reads from the primary */
    public ReadConsistency(Intent intent, boolean hasCredential) {
        this.intent = intent;
        this.position = hasCredential ? PRIMARY_ONLY : 0;
    }

    /** The position that a server must have replayed for the request under way to read from it. */
    public static long needed() {
        var request = current();
        return request == null || request.intent == Intent.WRITING ? PRIMARY_ONLY : request.position;
    }

    /** Records where the last write of the sender is; null when it is so long ago that every server has it. */
    public static void lastWrite(@Nullable Long position) {
        var request = current();
        if (request != null && request.note == null) {
            request.position = position == null ? 0 : position;
        }
    }

    /** From now on the request under way reads from the primary; {@code note} notes its writes at its end. */
    public static void wrote(Consumer<UUID> note) {
        var request = current();
        if (request != null) {
            request.position = PRIMARY_ONLY;
            request.note = note;
        }
    }

    /** Does as {@link #wrote} when the request is for writing, since its statement may have been a write. */
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
