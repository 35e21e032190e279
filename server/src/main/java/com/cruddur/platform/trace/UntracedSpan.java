package com.cruddur.platform.trace;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the place of a span while nothing is traced. */
final class UntracedSpan implements Span {

    @Override
    public Span call(String name) {
        return this;
    }

    @Override
    public Span with(String attribute, String value) {
        return this;
    }

    @Override
    public Span with(String attribute, long value) {
        return this;
    }

    @Override
    public void failed() {
        // nothing is exported
    }

    @Override
    public void failed(Throwable cause) {
        // nothing is exported
    }

    @Override
    public <R> R compute(Supplier<R> work) {
        return work.get();
    }

    @Override
    public void run(Runnable work) {
        work.run();
    }

    @Override
    public @Nullable String traceId() {
        return null;
    }

    @Override
    public @Nullable String spanId() {
        return null;
    }

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    @Override
    public void close() {
        // nothing has begun
    }
}
