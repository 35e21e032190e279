package com.cruddur.platform.trace;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go. The names of the environment variables are those of OpenTelemetry.
 *
 * @param endpoint the address of a receiver of OTLP over HTTP, to which {@code /v1/traces} is appended; null for no
 *     traces
 * @param headers headers of each export, such as the key of a service that receives traces
 * @param serviceName the name of this service in the traces
 * @param ratio the share of requests that are traced, 0 to 1, of those that no caller has decided about
 */
public record TraceSettings(@Nullable URI endpoint, Map<String, String> headers, String serviceName, double ratio) {

    /** Returns the receiver's address for traces. */
    String tracesUrl() {
        var base = String.valueOf(endpoint);
        return base.endsWith("/") ? base + "v1/traces" : base + "/v1/traces";
    }
}
