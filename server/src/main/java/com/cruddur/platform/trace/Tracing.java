package com.cruddur.platform.trace;

import org.jspecify.annotations.Nullable;

/** Starts the traces of requests, and exports them in the background. */
public interface Tracing extends AutoCloseable {

    /** Returns the traces that {@code settings} ask for, null when they ask for none. */
    static @Nullable Tracing open(TraceSettings settings) {
        return settings.endpoint() == null ? null : new OtlpTracing(settings);
    }

    /**
     * Starts the span of a request from outside.
     *
     * @param traceparent the header of this name, by which the caller names its own span; null without one
     * @return {@link Span#NONE} when this request is not to be traced
     */
    Span request(String name, @Nullable String traceparent);

    /** Exports the spans that have ended, for up to some seconds. */
    @Override
    void close();
}
