package com.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A tab of a real Firefox, by <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>, which Playwright does
 * not speak to the Firefox that users have. Elements are found as people find them, by role and name.
 */
public final class Firefox implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private static final String PREFERENCES = """
            user_pref("browser.aboutwelcome.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("dom.ipc.processCount", 1);
            user_pref("dom.ipc.processPrelaunch.enabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            """;

    private final Path profile;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private final String context;

    /** Starts the Firefox that the environment variable {@code FIREFOX} names, or the system's. */
    public Firefox() {
        try {
            profile = Files.createTempDirectory("cruddur-firefox");
            Files.writeString(profile.resolve("user.js"), PREFERENCES);
            var builder = new ProcessBuilder(
                            executable().toString(),
                            "--headless",
                            "--no-remote",
                            "--profile",
                            profile.toString(),
                            "--remote-debugging-port=0")
                    .redirectErrorStream(true);
            builder.environment().put("HOME", profile.toString()); // as root, it refuses the home of somebody else
            process = builder.start();
            var address = address(process.inputReader(StandardCharsets.UTF_8));
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(address + "/session"), new Listener())
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command("session.new", Map.of("capabilities", Map.of()));
        context = command("browsingContext.getTree", Map.of())
                .at("/contexts/0/context")
                .asString();
    }

    private static Path executable() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("FIREFOX"), ""),
                        "/usr/bin/firefox-esr",
                        "/usr/bin/firefox")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("Firefox is missing: ./cruddur test installs it, or set FIREFOX"));
    }

    /** Reads the address that Firefox prints, and goes on reading, so that it can go on writing. */
    private static String address(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var found = LISTENING.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return found.group(1);
            }
        }
        throw new AssertionError("Firefox ended without saying where it listens");
    }

    /** Opens {@code url} and waits until the page is loaded. */
    public void open(String url) {
        command("browsingContext.navigate", Map.of("context", context, "url", url, "wait", "complete"));
    }

    /** Presses the mouse on the first element with that role and name. */
    public void click(String role, String name) {
        press(Map.of("role", role, "name", name));
    }

    private void press(Map<String, String> accessible) {
        var element = Map.of("type", "element", "element", Map.of("sharedId", find(accessible)));
        perform(Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "actions",
                List.of(
                        Map.of("type", "pointerMove", "x", 0, "y", 0, "origin", element),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0))));
    }

    /** Types {@code text} into the field of that name. Not by its role, since a field for passwords has none. */
    public void fill(String name, String text) {
        press(Map.of("name", name));
        type(text);
    }

    /** Types {@code text} where the focus is. */
    public void type(String text) {
        var keys = new ArrayList<Map<String, String>>();
        text.codePoints().mapToObj(Character::toString).forEach(key -> {
            keys.add(Map.of("type", "keyDown", "value", key));
            keys.add(Map.of("type", "keyUp", "value", key));
        });
        perform(Map.of("type", "key", "id", "keyboard", "actions", keys));
    }

    private void perform(Map<String, ?> actions) {
        command("input.performActions", Map.of("context", context, "actions", List.of(actions)));
    }

    /** Waits for an element, and returns its id. */
    private String find(Map<String, String> accessible) {
        var locator = Map.of("type", "accessibility", "value", accessible);
        var found = new ArrayList<String>();
        Await.until("an element with " + accessible, PATIENCE, () -> {
            var nodes = attempt("browsingContext.locateNodes", Map.of("context", context, "locator", locator))
                    .path("nodes");
            nodes.forEach(node -> found.add(node.get("sharedId").asString()));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** Waits until {@code expression} is true on the page; the page may change meanwhile. */
    public void await(String expression) {
        Await.until(
                expression,
                PATIENCE,
                () -> evaluate("Boolean(" + expression + ")").path("value").asBoolean(false));
    }

    /** Returns the value of {@code expression} on the page as BiDi describes it; missing when it threw. */
    public JsonNode evaluate(String expression) {
        return attempt(
                        "script.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "target", Map.of("context", context)))
                .path("result");
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        var answer = send(method, parameters, PATIENCE)
                .orElseThrow(() -> new AssertionError("Firefox did not answer " + method));
        if (answer.path("type").asString().equals("error")) {
            throw new AssertionError("Firefox refused " + method + ": " + answer);
        }
        return answer.path("result");
    }

    /**
     * Does the same, but an error or no answer is a missing result: the page may be about to be replaced by another one,
     * and then Firefox forgets to answer.
     */
    private JsonNode attempt(String method, Map<String, ?> parameters) {
        return send(method, parameters, BRIEFLY)
                .map(answer -> answer.path("result"))
                .orElseGet(MissingNode::getInstance);
    }

    private Optional<JsonNode> send(String method, Map<String, ?> parameters, Duration patience) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        try {
            socket.sendText(text, true).join();
            return Optional.of(answer.get(patience.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives each answer to the command that waits for it. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                var answer = JSON.readTree(message.toString());
                message.setLength(0);
                var waiting = answers.remove(answer.path("id").asInt(-1));
                if (waiting != null) {
                    waiting.complete(answer);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        socket.abort();
        client.shutdownNow();
        try {
            process.waitFor();
            try (var files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
