package com.cruddur.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A receiver of OTLP over HTTP, and the spans that arrived at it. */
public final class TraceReceiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> resources = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    private TraceReceiver(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    public static TraceReceiver start() {
        try {
            return new TraceReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key")));
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var resource : request.getResourceSpansList()) {
                resources.add(attributes(resource.getResource().getAttributesList()));
                resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** What makes Cruddur send its traces here. */
    public Map<String, String> settings() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_EXPORTER_OTLP_HEADERS",
                "x-api-key=a%2Bb");
    }

    /** Waits for a span of that name, and returns the first one. */
    public Span await(String name) {
        Await.until(
                "span " + name,
                PATIENCE,
                () -> spans.stream().anyMatch(span -> span.getName().equals(name)));
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The attributes of the services whose spans arrived. */
    public List<Map<String, String>> resources() {
        return List.copyOf(resources);
    }

    /** The header {@code x-api-key} of each export. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** The trace of {@code root} as a tree in order of time: kind, name and the attributes named. */
    public String tree(Span root, String... shown) {
        var text = new StringBuilder();
        write(root, "", List.of(shown), text);
        return text.toString();
    }

    private void write(Span span, String indent, List<String> shown, StringBuilder text) {
        var attributes = attributes(span);
        text.append(indent)
                .append(span.getName())
                .append(shown.stream()
                        .filter(attributes::containsKey)
                        .map(name -> "  " + name + "=" + attributes.get(name))
                        .collect(Collectors.joining()))
                .append('\n');
        spans.stream()
                .filter(child -> child.getTraceId().equals(span.getTraceId())
                        && child.getParentSpanId().equals(span.getSpanId()))
                .sorted(Comparator.comparingLong(Span::getStartTimeUnixNano))
                .forEach(child -> write(child, indent + "  ", shown, text));
    }

    public static Map<String, String> attributes(Span span) {
        return attributes(span.getAttributesList());
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        one -> one.getValue().hasIntValue()
                                ? Long.toString(one.getValue().getIntValue())
                                : one.getValue().getStringValue()));
    }

    /** The id of a span's trace, as in {@code traceparent}. */
    public static String traceId(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
