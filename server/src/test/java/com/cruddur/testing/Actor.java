package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to the service. */
public final class Actor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;

    Actor(String url) {
        this.url = url;
    }

    /** Gets {@code path}; {@code headers} are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Sends a request without a body. */
    public HttpResponse<String> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Sends a request with a text for its body. */
    public HttpResponse<String> sendBody(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.ofString(body)));
    }

    /** Gets {@code path} and reads the answer as JSON. */
    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    /** The address that a {@code Link} header gives for {@code relation}, empty when it gives none. */
    public static String link(HttpResponse<?> response, String relation) {
        var links = response.headers().firstValue("Link").orElse("");
        var matcher = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(links);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
