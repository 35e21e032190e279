package com.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the event stream, which keeps the events it receives. */
public final class SseClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An event of the stream. */
    public record Received(String id, String event, JsonNode data) {
        /** Whether it is of that kind and its data has that value. */
        public boolean is(String kind, String field, String value) {
            return event.equals(kind) && data.path(field).asString().equals(value);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String position = "";
    private volatile boolean ended;

    private SseClient(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/stream"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.startVirtualThread(this::read);
    }

    /** Connects, and returns when the server accepted the connection; {@code headers} are names and values in turn. */
    public static SseClient to(String url, String... headers) {
        var client = new SseClient(url, headers);
        if (client.response.statusCode() == 200) {
            ExercisedOperations.add("GET /api/stream");
            Await.until("the greeting", PATIENCE, () -> !client.position.isEmpty());
        }
        return client;
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** Everything received so far. */
    public List<Received> received() {
        return received;
    }

    /** Where it stands: the id of the last event. */
    public String position() {
        return position;
    }

    public boolean ended() {
        return ended;
    }

    /** Waits for an event of that kind whose data has that value. */
    public Received await(String kind, String field, String value) {
        return await(kind + " " + value, one -> one.is(kind, field, value));
    }

    /** Waits for an event. */
    public Received await(String what, Predicate<Received> wanted) {
        Await.until(what, PATIENCE, () -> received.stream().anyMatch(wanted), () -> "received: " + received);
        return received.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var fields = new HashMap<String, String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    finish(fields);
                    fields.clear();
                } else if (!line.startsWith(":")) {
                    fields.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
                }
            }
        } catch (IOException _) {
            // the connection is gone, which is the end as well
        } finally {
            ended = true;
        }
    }

    private void finish(Map<String, String> fields) {
        var data = fields.get("data");
        if (data != null) {
            received.add(new Received(
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("event", ""),
                    JsonMapper.shared().readTree(data)));
        }
        position = fields.getOrDefault("id", position);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
