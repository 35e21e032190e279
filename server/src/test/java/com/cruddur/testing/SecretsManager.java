package com.cruddur.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS Secrets Manager, as far as {@code GetSecretValue} goes:
 * <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">its answers</a> and
 * errors. Until it is closed, AWS's SDK finds it and some credentials by system properties.
 */
public final class SecretsManager implements AutoCloseable {

    private static final String ACTION = "secretsmanager.GetSecretValue";

    /** Kept, since Java forgets the level of a logger that nobody holds. The wrapper tells each failure with its trace. */
    private static final Logger WRAPPER = Logger.getLogger("software.amazon.jdbc");

    private record Answer(int status, Map<String, String> body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    public SecretsManager() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        properties().forEach(System::setProperty);
        WRAPPER.setLevel(Level.OFF);
    }

    private Map<String, String> properties() {
        return Map.of(
                "aws.endpointUrlSecretsManager", endpoint(),
                "aws.accessKeyId", "AKIATEST",
                "aws.secretAccessKey", "test",
                "aws.disableEc2Metadata", "true");
    }

    /** The same for another process, by its environment. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint(),
                "AWS_ACCESS_KEY_ID", "AKIATEST",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    private String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Keeps {@code text} under {@code arn}, from now on. */
    public void put(String arn, String text) {
        answers.put(arn, new Answer(200, Map.of("ARN", arn, "SecretString", text)));
    }

    /** Keeps bytes, which are no text, under {@code arn}. */
    public void putBinary(String arn) {
        answers.put(arn, new Answer(200, Map.of("ARN", arn, "SecretBinary", "AAEC")));
    }

    /** Refuses to tell {@code arn}, with the error of that code. */
    public void refuse(String arn, String code, String message) {
        answers.put(arn, new Answer(400, Map.of("__type", code, "message", message)));
    }

    /** The header {@code Authorization} of each request so far. */
    public List<String> authorizations() {
        return new ArrayList<>(authorizations);
    }

    /** Answers as a proxy in front of AWS does that has lost it. */
    public void lose(String arn) {
        answers.put(arn, new Answer(502, Map.of()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            var request = JsonMapper.shared().readTree(exchange.getRequestBody());
            var missing = new Answer(
                    400,
                    Map.of(
                            "__type", "ResourceNotFoundException",
                            "message", "Secrets Manager can't find the specified secret."));
            var answer = ACTION.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    ? answers.getOrDefault(request.get("SecretId").asString(), missing)
                    : missing;
            var body = JsonMapper.shared().writeValueAsString(new HashMap<>(answer.body()));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Ends it as an outage would. */
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        properties().keySet().forEach(System::clearProperty);
        WRAPPER.setLevel(null);
        stop();
    }
}
