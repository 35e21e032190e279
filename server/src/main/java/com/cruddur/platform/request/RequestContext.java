package com.cruddur.platform.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a request, bound to its thread by a scoped value: operations neither take it nor pass it on.
 */
public final class RequestContext {

    private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    private final String id;
    private final String address;
    private final ReadConsistency consistency;
    private @Nullable UUID sender;

    /**
     * @param id what the request is called in its answer and in the log
     * @param address the network address that it comes from, as far as it is counted
     */
    public RequestContext(String id, String address, ReadConsistency consistency) {
        this.id = id;
        this.address = address;
        this.consistency = consistency;
    }

    /** The request that this thread answers, null outside of one. */
    static @Nullable RequestContext current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** The id of the request that this thread answers, null outside of one. */
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

    public String address() {
        return address;
    }

    /** Records who sent the request, null when its credential is good for nothing. */
    public void identified(@Nullable UUID person) {
        sender = person;
        if (person == null) {
            consistency.sentByNobody();
        }
    }

    /**
     * Notes where in the primary's log the request's writes are, for the next requests of its sender. To be called when
     * the handler is done and before the answer is sent; what is read afterwards comes from the primary.
     *
     * @throws com.cruddur.platform.Failure.Unavailable when that could not be noted, though the handler's work is done
     */
    public void finishWrites() {
        consistency.finish(sender);
    }
}
