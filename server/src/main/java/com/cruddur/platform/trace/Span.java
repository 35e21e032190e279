package com.cruddur.platform.trace;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A step of a traced request, from its creation to {@link #close}. Names and attributes follow OpenTelemetry's <a
 * href="https://opentelemetry.io/docs/specs/semconv/">semantic conventions</a>.
 */
public interface Span extends AutoCloseable {

    /** Takes the place of every span while nothing is traced: costs no allocation and loads no class. */
    Span NONE = new UntracedSpan();

    /** Returns the span of the request that this thread works for, {@link #NONE} when it is not traced. */
    static Span current() {
        return CurrentSpan.get();
    }

    /** Starts a step within this one: a call of another server, such as the database. */
    Span call(String name);

    /** Adds a fact about the step. */
    Span with(String attribute, String value);

    /** Adds a number about the step. */
    Span with(String attribute, long value);

    /** Marks the step as failed. */
    void failed();

    /** Marks the step as failed because of {@code cause}. Only its type is exported, since messages may hold addresses. */
    void failed(Throwable cause);

    /** Runs {@code work} with this span as the current one of its thread. */
    <R> R compute(Supplier<R> work);

    /** Runs {@code work} with this span as the current one of its thread. */
    void run(Runnable work);

    /** Returns the id of the whole trace for log lines, null when nothing is traced. */
    @Nullable String traceId();

    /** Returns the id of this step for log lines, null when nothing is traced. */
    @Nullable String spanId();

    /**
     * Returns the header {@code traceparent} (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>) for
     * a request that is part of this step, null when nothing is traced.
     */
    @Nullable String traceparent();

    @Override
    void close();
}
