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

/** Somebody who listens to the stream. */
public final class Listening implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An event as it came. */
    public record Told(String id, String event, JsonNode data) {
        /** Whether it is of that kind and its data has that value. */
        public boolean is(String kind, String field, String value) {
            return event.equals(kind) && data.path(field).asString().equals(value);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile String position = "";
    private volatile boolean ended;

    private Listening(String url, String... headers) {
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

    /** Listens, and returns once the server has let it in; {@code headers} are names and values in turn. */
    public static Listening to(String url, String... headers) {
        var listening = new Listening(url, headers);
        if (listening.response.statusCode() == 200) {
            ExercisedOperations.add("GET /api/stream");
            Await.until("the greeting", PATIENCE, () -> !listening.position.isEmpty());
        }
        return listening;
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** Everything told so far. */
    public List<Told> told() {
        return told;
    }

    /** Where it stands: the id of the last event. */
    public String position() {
        return position;
    }

    public boolean ended() {
        return ended;
    }

    /** Waits for an event of that kind whose data has that value. */
    public Told await(String kind, String field, String value) {
        return await(kind + " " + value, one -> one.is(kind, field, value));
    }

    /** Waits for an event. */
    public Told await(String what, Predicate<Told> wanted) {
        Await.until(what, PATIENCE, () -> told.stream().anyMatch(wanted), () -> "told: " + told);
        return told.stream().filter(wanted).findFirst().orElseThrow();
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
            told.add(new Told(
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
