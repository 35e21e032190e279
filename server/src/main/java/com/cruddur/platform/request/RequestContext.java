package com.cruddur.platform.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of a request, bound to its thread by a scoped value, so that operations need no parameter for it. */
public final class RequestContext {

    private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    private final String id;
    private final String address;
    private final ReadConsistency consistency;
    private @Nullable UUID sender;
    private @Nullable ResponseLifetime lifetime;

    /**
     * @param id the id of the request in its response and in the log
     * @param address the network address that the request is counted against
     */
    public RequestContext(String id, String address, ReadConsistency consistency) {
        this.id = id;
        this.address = address;
        this.consistency = consistency;
    }

    /** Returns the request that this thread answers, null outside of one. */
    static @Nullable RequestContext current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Returns the id of the request that this thread answers, null outside of one. */
    public static @Nullable String currentId() {
        return CURRENT.isBound() ? CURRENT.get().id : null;
    }

    /** Runs {@code work} as part of this request. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public String id() {
        return id;
    }

    ReadConsistency consistency() {
        return consistency;
    }

    /** Collects from now on when the first thing in the response expires. */
    public ResponseLifetime collectLifetime() {
        lifetime = new ResponseLifetime();
        return lifetime;
    }

    @Nullable ResponseLifetime lifetime() {
        return lifetime;
    }

    public String address() {
        return address;
    }

    /** Records the sender of the request, null when its credential is invalid. */
    public void identified(@Nullable UUID person) {
        sender = person;
        if (person == null) {
            consistency.sentByNobody();
        }
    }

    /**
     * Records where in the primary's log the request's writes end, for the sender's next requests. Call it after the
     * handler and before the response is sent; later reads come from the primary.
     *
     * @throws com.cruddur.platform.Failure.Unavailable when that fails, although the handler's work is done
     */
    public void finishWrites() {
        consistency.finish(sender);
    }
}
