package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connections that a client may keep waiting. */
class ConnectionBoundsTest {

    private static final String POST = "POST /api/auth/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n";

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    /** All at once, since each waits for its time to run out. */
    @Test
    void aRequestThatDoesNotArriveIsGivenUp() throws IOException {
        try (var silent = open();
                var half = open();
                var dripping = open();
                var second = open();
                var noBody = open();
                var halfBody = open();
                var idle = open()) {
            send(half, "GET / HTTP/1.1\r\nHost: a\r\nX: ");
            send(dripping, "GET / HTTP/1.1\r\nX: ");
            send(noBody, POST);
            send(halfBody, POST + "{");
            for (var socket : List.of(idle, second)) {
                send(socket, "HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(readHead(socket)).startsWith("HTTP/1.1 200 OK");
            }
            var start = System.nanoTime();
            send(second, "GET / HTTP");

            assertThat(drip(dripping)).isFalse();
            assertThat(readAll(silent)).isEmpty();
            assertThat(readAll(half)).isEmpty();
            assertThat(readAll(second)).isEmpty();
            assertThat(readAll(noBody)).startsWith("HTTP/1.1 408 ").contains("X-Request-Id", "Connection: close");
            assertThat(readAll(halfBody)).startsWith("HTTP/1.1 408 ");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
            send(idle, "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(readAll(idle)).startsWith("HTTP/1.1 200 OK");
        }
    }

    /** The watch looks at connections while other threads read from them. */
    @Test
    void aRequestThatArrivesAtOnceIsNeverLate() throws InterruptedException {
        var parser = new HttpParser(new IgnoringHandler());
        var requests = Thread.ofPlatform().start(() -> {
            var request = ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                parser.parseNext(request.rewind());
                parser.reset();
            }
        });
        var late = 0;
        for (var look = 0; look < 3_000_000; look++) {
            late += ConnectionBounds.isLate(parser, System.nanoTime()) ? 1 : 0;
        }
        requests.interrupt();
        requests.join();

        assertThat(late).isZero();
    }

    private static final class IgnoringHandler implements HttpParser.RequestHandler {
        @Override
        public void startRequest(String method, String uri, HttpVersion version) {}

        @Override
        public void parsedHeader(HttpField field) {}

        @Override
        public boolean headerComplete() {
            return false;
        }

        @Override
        public boolean content(ByteBuffer content) {
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            return false;
        }

        @Override
        public void earlyEOF() {}
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            half heads     | 2000 | GET / HTTP/1.1\\nHost: a\\n                                              |
            half bodies    | 500  | POST /api/auth/sign-in HTTP/1.1\\nHost: a\\nContent-Length: 9\\n\\n{ |
            open streams   | 500  | GET /api/stream HTTP/1.1\\nHost: a\\n\\n                                | HTTP/1.1 200
            unread answers | 500  | GET / HTTP/1.1\\nHost: a\\n\\n                                          |
            """)
    void manyWaitingConnectionsHinderNobody(String kind, int count, String sent, @Nullable String answer)
            throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < count; i++) {
                var socket = open();
                sockets.add(socket);
                send(socket, sent.replace("\\n", "\r\n"));
                if (answer != null) {
                    assertThat(readHead(socket)).as("%s: number %s", kind, i).startsWith(answer);
                }
            }
            // 500 pages at once may be an overload for a moment
            Await.until(
                    "an answer for somebody else",
                    Duration.ofSeconds(20),
                    () -> cruddur.anonymous().get("/api/activities/home").statusCode() == 200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Sends a byte a second until the server closes the connection; returns whether it answered before. */
    private static boolean drip(Socket socket) throws IOException {
        socket.setSoTimeout(1_000);
        while (true) {
            try {
                socket.getOutputStream().write('x');
                return socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException _) {
                // It is still open.
            } catch (SocketException _) {
                return false;
            }
        }
    }

    private static String readHead(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    private static String readAll(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException _) { // reset
            return "";
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Socket open() throws IOException {
        var uri = URI.create(cruddur.url());
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }
}
