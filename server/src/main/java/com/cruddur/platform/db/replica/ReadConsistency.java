package com.cruddur.platform.db.replica;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How fresh what a request reads has to be, so that nobody misses what they wrote themselves. It goes with the request
 * by a scoped value: operations neither take it nor pass it on. Outside a request everything comes from the primary.
 */
public final class ReadConsistency {

    /** What a request is for. */
    public enum Intent {
        READING,
        /** Whatever such a request reads comes from the primary. */
        WRITING
    }

    /** Behind every position: only the primary will do. */
    static final long PRIMARY_ONLY = Long.MAX_VALUE;

    private static final ScopedValue<ReadConsistency> REQUEST = ScopedValue.newInstance();

    private final Intent intent;
    private long position;
    private @Nullable UUID person;
    private @Nullable Consumer<UUID> note;

    private ReadConsistency(Intent intent, long position) {
        this.intent = intent;
        this.position = position;
    }

    /** For a request that shows nothing of who sent it. */
    public static ReadConsistency ofNobody(Intent intent) {
        return new ReadConsistency(intent, 0);
    }

    /** For a request that shows a credential: until it is known whose, it reads from the primary. */
    public static ReadConsistency ofSomebody(Intent intent) {
        return new ReadConsistency(intent, PRIMARY_ONLY);
    }

    /**
     * Runs {@code request}; before this returns it is noted, for the next requests of the same person, on whatever
     * server, where in the primary's log its writes are.
     *
     * @throws com.cruddur.platform.Failure.Unavailable when that could not be noted, though {@code request} is done
     */
    public <T> T during(Supplier<T> request) {
        var result = ScopedValue.where(REQUEST, this).call(request::get);
        if (note != null && person != null) {
            note.accept(person);
        }
        return result;
    }

    /** Tells the request under way who sent it; null when the credential is good for nothing. */
    public static void sentBy(@Nullable UUID person) {
        if (REQUEST.isBound()) {
            var request = REQUEST.get();
            request.person = person;
            if (person == null && request.note == null) {
                request.position = 0;
            }
        }
    }

    /** Tells the request under way where the last write of who sent it is; null when that is so long ago that all have it. */
    public static void lastWrite(@Nullable Long position) {
        if (REQUEST.isBound() && REQUEST.get().note == null) {
            REQUEST.get().position = position == null ? 0 : position;
        }
    }

    /** What a server must have replayed that the request under way reads from. */
    static long needed() {
        return REQUEST.isBound() && REQUEST.get().intent == Intent.READING ? REQUEST.get().position : PRIMARY_ONLY;
    }

    /** From now on the request under way reads from the primary; {@code note} notes its writes at its end. */
    static void wrote(Consumer<UUID> note) {
        if (REQUEST.isBound()) {
            REQUEST.get().position = PRIMARY_ONLY;
            REQUEST.get().note = note;
        }
    }

    /** Does what {@link #wrote} does if the request is for writing, when a statement may have been a write. */
    static void mayHaveWritten(Consumer<UUID> note) {
        if (REQUEST.isBound() && REQUEST.get().intent == Intent.WRITING) {
            wrote(note);
        }
    }
}
