package com.cruddur.platform.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;

/** A span of OpenTelemetry. */
final class OtlpSpan implements Span {

    private final Tracer tracer;
    private final io.opentelemetry.api.trace.Span span;

    OtlpSpan(Tracer tracer, io.opentelemetry.api.trace.Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    @Override
    public Span call(String name) {
        var started = tracer.spanBuilder(name)
                .setParent(Context.root().with(span))
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        return new OtlpSpan(tracer, started);
    }

    @Override
    public Span with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public Span with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public void failed() {
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void failed(Throwable cause) {
        failed();
        span.setAttribute("error.type", cause.getClass().getName());
    }

    @Override
    public <R> R compute(Supplier<R> work) {
        return CurrentSpan.compute(this, work);
    }

    @Override
    public void run(Runnable work) {
        CurrentSpan.run(this, work);
    }

    @Override
    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    @Override
    public String spanId() {
        return span.getSpanContext().getSpanId();
    }

    @Override
    public String traceparent() {
        var flags = span.getSpanContext().getTraceFlags().asHex();
        return "00-" + traceId() + "-" + spanId() + "-" + flags;
    }

    @Override
    public void close() {
        span.end();
    }
}
