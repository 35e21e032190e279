package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to the service, and holds each answer of the API against its {@link Contract}. */
public final class Actor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final String[] credentials;

    /** @param credentials headers to send with each request, names and values in turn */
    public Actor(String url, String... credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /** The same person, who sends this header with each request. */
    public Actor with(String name, String value) {
        return new Actor(
                url,
                Stream.concat(Stream.of(credentials), Stream.of(name, value)).toArray(String[]::new));
    }

    /** The headers this person sends with each request, names and values in turn. */
    public String[] credentials() {
        return credentials.clone();
    }

    /** Gets {@code path}; {@code headers} are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Sends a request without a body. */
    public HttpResponse<String> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.noBody());
        return send(request, new byte[0], headers);
    }

    /** Posts {@code body} as JSON. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return sendBody("POST", path, body, headers);
    }

    /** Puts {@code body} as JSON. */
    public HttpResponse<String> put(String path, String body, String... headers) {
        return sendBody("PUT", path, body, headers);
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, headers);
    }

    /** Sends a request with a text for its body. */
    public HttpResponse<String> sendBody(String method, String path, String body, String... headers) {
        return sendBytes(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends a request with these bytes for its body. */
    public HttpResponse<String> sendBytes(String method, String path, byte[] body, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(body)),
                body,
                headers);
    }

    /** Gets {@code path} and reads the answer as JSON. */
    public JsonNode json(String path) {
        return json(get(path));
    }

    /** Reads an answer as JSON. */
    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The address that a {@code Link} header gives for {@code relation}, empty when it gives none. */
    public static String link(HttpResponse<?> response, String relation) {
        var links = response.headers().firstValue("Link").orElse("");
        var matcher = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(links);
        return matcher.find() ? matcher.group(1) : "";
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, byte[] body, String... headers) {
        Stream.of(credentials, headers).filter(some -> some.length > 0).forEach(builder::headers);
        var request = builder.timeout(Duration.ofSeconds(10)).build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            Contract.instance().check(request, body, response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
