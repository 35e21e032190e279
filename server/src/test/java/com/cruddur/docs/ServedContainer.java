package com.cruddur.docs;

import com.cruddur.docs.Container.Writable;
import com.cruddur.testing.Await;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service in a container of its image, which may write nowhere; only the database and the port are set. */
final class ServedContainer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private final int port;
    private final Container container;

    private ServedContainer(ImageStage image, TestDatabase database, List<String> program) {
        port = freePort();
        settings = Map.of("DATABASE_URL", database.connectionString(), "PORT", Integer.toString(port));
        container = Container.start(image, Writable.NOTHING, settings, program);
    }

    static ServedContainer start(ImageStage image, TestDatabase database, List<String> program) {
        return new ServedContainer(image, database, program);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Await.until(
                "readiness", PATIENCE, () -> status("/health/ready") == 200 || !container.isRunning(), this::output);
    }

    private int status(String path) {
        try {
            return send(path).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    String get(String path) {
        try {
            return send(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String path) throws IOException {
        try {
            var uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Waits until it takes no more connections. */
    void awaitRefusal() {
        Await.until("refusal", PATIENCE, this::refuses, this::output);
    }

    private boolean refuses() {
        try {
            connect().close();
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return socket;
    }

    /** Its first process, as the machine sees it. */
    long pid() {
        return container.first().pid();
    }

    /** Sends it a signal, such as {@code SIGTERM}. */
    void signal(String name) {
        var outcome = Shell.run("kill", "-s", name.replaceFirst("^SIG", ""), Long.toString(pid()));
        if (outcome.exitCode() != 0) {
            throw new AssertionError("kill: " + outcome.output());
        }
    }

    void awaitOutput(String words) {
        container.awaitOutput(words);
    }

    Container.End awaitEnd() {
        return container.awaitEnd();
    }

    String output() {
        return container.output();
    }

    Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        container.close();
        client.close();
    }
}
