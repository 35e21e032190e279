package com.cruddur.platform.trace;

import java.util.function.Supplier;

/** The span of the request that a thread works for. */
final class CurrentSpan {

    private static final ScopedValue<Span> CURRENT = ScopedValue.newInstance();

    private CurrentSpan() {}

    static Span get() {
        return CURRENT.isBound() ? CURRENT.get() : Span.NONE;
    }

    static <R> R compute(Span span, Supplier<R> work) {
        return ScopedValue.where(CURRENT, span).call(work::get);
    }

    static void run(Span span, Runnable work) {
        ScopedValue.where(CURRENT, span).run(work);
    }
}
