package com.cruddur.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Exports spans by OTLP over HTTP. A batch leaves every few seconds from a thread of the library; its queue is bounded,
 * and spans beyond it are dropped, so that a receiver that is gone delays no request.
 */
final class OtlpTracing implements Tracing {

    private static final Duration EXPORT = Duration.ofSeconds(5);
    private static final Duration BATCH = Duration.ofSeconds(2);

    /** Reads the one header that a request brings along. */
    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals("traceparent") ? traceparent : null;
        }
    };

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    OtlpTracing(TraceSettings settings) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.tracesUrl())
                .setTimeout(EXPORT)
                .setHeaders(settings::headers)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(resource(settings)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(BATCH)
                        .setExporterTimeout(EXPORT)
                        .build())
                .build();
        tracer = provider.get("com.cruddur");
    }

    private static Attributes resource(TraceSettings settings) {
        var version = Objects.requireNonNullElse(OtlpTracing.class.getPackage().getImplementationVersion(), "unknown");
        return Attributes.of(
                AttributeKey.stringKey("service.name"),
                settings.serviceName(),
                AttributeKey.stringKey("service.version"),
                version);
    }

    @Override
    public Span request(String name, @Nullable String traceparent) {
        var caller = traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
        var span = tracer.spanBuilder(name)
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        // A request that is not exported carries its ids all the same, for log lines and further calls.
        return new OtlpSpan(tracer, span);
    }

    @Override
    public void close() {
        var _ = provider.shutdown().join(EXPORT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
