package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the server answers to bytes that no library sends, written to a socket as they are. */
class HostileBytesTest {

    private static final String GET = "GET /api/health-check HTTP/1.1\r\nHost: a\r\n";
    private static final String POST = "POST /api/auth/sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private static Cruddur cruddur;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(Map.of("FRONTEND_URL", "https://app.example.com"));
        LOG.start();
        rootLogger().addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        rootLogger().detachAppender(LOG);
        cruddur.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                // Legal, if rare
                Arguments.of("a chunk extension", CHUNKED + "2;name=value\r\n{}\r\n0\r\n\r\n", "422"),
                Arguments.of("a trailer", CHUNKED + "2\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n", "422"),
                Arguments.of("HTTP/1.0", "GET /api/health-check HTTP/1.0\r\n\r\n", "200"),
                Arguments.of(
                        "HTTP/1.0 with keep-alive refused",
                        "GET /nowhere HTTP/1.0\r\nConnection: close\r\n\r\n",
                        "404"),
                Arguments.of(
                        "a whole URL",
                        "GET http://a/api/health-check HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                        "200"),
                Arguments.of("spaces around a value", GET + "X:  \t y \t\r\nConnection: close\r\n\r\n", "200"),
                // Chunks
                Arguments.of("a chunk size that is no number", CHUNKED + "zz\r\n{}\r\n0\r\n\r\n", "400"),
                Arguments.of("a negative chunk size", CHUNKED + "-5\r\n{}\r\n0\r\n\r\n", "400"),
                Arguments.of("a chunk size of 17 digits", CHUNKED + "11111111111111111\r\n{}\r\n0\r\n\r\n", "400"),
                Arguments.of("a chunk longer than its size", CHUNKED + "1\r\n{}\r\n0\r\n\r\n", "400"),
                Arguments.of("LF after a chunk size", CHUNKED + "2\n{}\n0\n\n", "400"),
                Arguments.of("a line end inside a quoted extension", CHUNKED + "2;a=\"\r\n{}\r\n0\r\n\r\n\"", "400"),
                Arguments.of("a chunk extension without end", CHUNKED + "2;" + "a".repeat(100_000), "4"),
                Arguments.of("a trailer without end", CHUNKED + "2\r\n{}\r\n0\r\nX: " + "a".repeat(100_000), "4"),
                Arguments.of(
                        "a body over the limit in chunks", CHUNKED + "10001\r\n" + "x".repeat(0x10001) + "\r\n", "413"),
                Arguments.of(
                        "a body over the limit", POST + "Content-Length: 65537\r\n\r\n" + "x".repeat(65_537), "413"),
                // Two lengths
                Arguments.of("two lengths", POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", "400"),
                Arguments.of(
                        "a length and chunks",
                        POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "400"),
                Arguments.of("a length that is no number", POST + "Content-Length: two\r\n\r\n{}", "400"),
                Arguments.of("a signed length", POST + "Content-Length: +2\r\n\r\n{}", "400"),
                Arguments.of(
                        "another transfer coding", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501"),
                Arguments.of(
                        "chunked before another coding",
                        POST + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                        "4"),
                // Lines
                Arguments.of("LF alone", "GET / HTTP/1.1\nHost: a\n\n", "400"),
                Arguments.of("CR alone", "GET / HTTP/1.1\rHost: a\r\r", "400"),
                Arguments.of("a folded header", GET + "X: a\r\n b\r\n\r\n", "400"),
                Arguments.of("a space before the colon", GET + "X : a\r\n\r\n", "400"),
                Arguments.of("no colon", GET + "X\r\n\r\n", "400"),
                Arguments.of("no name", GET + ": a\r\n\r\n", "400"),
                Arguments.of("NUL in a value", GET + "X: a\0b\r\n\r\n", "400"),
                Arguments.of("no host", "GET / HTTP/1.1\r\n\r\n", "400"),
                Arguments.of("two hosts", GET + "Host: b\r\n\r\n", "400"),
                Arguments.of("a host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"),
                Arguments.of(
                        "a long request line", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
                Arguments.of("a long header", GET + "X: " + "x".repeat(20_000) + "\r\n\r\n", "431"),
                Arguments.of("many headers", GET + "X: y\r\n".repeat(10_000) + "\r\n", "431"),
                // Methods, versions, expectations
                Arguments.of("a method with a sign", "G<T / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                Arguments.of("a method in lower case", "get / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "405"),
                Arguments.of("an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "405"),
                Arguments.of("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\nConnection: close\r\n\r\n", "501"),
                Arguments.of(
                        "OPTIONS of the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "4"),
                Arguments.of("HTTP/0.9", "GET /\r\n\r\n", "505"),
                Arguments.of("HTTP/3.0", "GET / HTTP/3.0\r\nHost: a\r\n\r\n", "505"),
                Arguments.of("TLS", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", "400"),
                Arguments.of("an unknown expectation", GET + "Expect: magic\r\n\r\n", "417"),
                Arguments.of("NUL in a path", "GET /@a%00b HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                Arguments.of("a bad escape", "GET /api/users/%zz/short HTTP/1.1\r\nHost: a\r\n\r\n", "400"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("requests")
    void eachGetsItsStatusAndAClosedConnection(String name, String request, String status) throws IOException {
        LOG.list.clear();

        var answer = speak(request);

        assertThat(answer).startsWith("HTTP/1.").containsOnlyOnce("HTTP/1.");
        assertThat(answer.substring(9)).startsWith(status);
        assertThat(answer).contains("X-Request-Id: ", "X-Content-Type-Options: nosniff");
        assertThat(answer).doesNotContain("Exception", "jetty", "\tat ");
        assertThat(LOG.list).allSatisfy(event -> {
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getFormattedMessage()).hasSizeLessThan(300);
        });
    }

    /** The rest of a refused request must not run as requests of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"Connection: close\r\n", ""})
    void anUnreadBodyIsNeverReadAsRequests(String connection) throws IOException {
        var smuggled = (GET + "\r\n").repeat(3_000);

        var answer = speak("POST /nowhere HTTP/1.1\r\nHost: a\r\n" + connection + "Content-Length: " + smuggled.length()
                + "\r\n\r\n" + smuggled + (connection.isEmpty() ? GET + "Connection: close\r\n\r\n" : ""));

        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThat(answer.split("HTTP/1\\.1 200", -1)).hasSize(connection.isEmpty() ? 2 : 1);
    }

    /** A rule of a proxy that hides an address by its path hides it in every spelling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//metrics",
                "/metrics;x",
                "/;x/metrics",
                "/%6detrics",
                "/%6Detrics",
                "/./metrics",
                "/x/../metrics",
                "/%2e/metrics",
                "/x%2f..%2fmetrics",
                "/metrics/",
                "/metrics%2f",
                "/metrics%00",
                "/metrics%3fx",
                "/Metrics",
                "http://a//metrics"
            })
    void anAddressHasOneSpelling(String path) throws IOException {
        assertThat(speak("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void aRefusedUploadIsAnsweredBeforeItEnds() throws IOException {
        try (var socket = open()) {
            var out = socket.getOutputStream();
            out.write((POST + "Content-Length: 8000000\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            var piece = new byte[100_000];
            for (var sent = 0; sent < 80; sent++) {
                out.write(piece); // fails when the server has reset the connection
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Connection: close");
        }
    }

    /** Behind a proxy the requests of several people share a connection. */
    @Test
    void aHeaderIsReadAsItWasSentWhateverCameBeforeOnTheConnection() throws IOException {
        var token = cruddur.database().signIn("shared-connection");
        var request = "GET /api/activities/following HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ";

        assertThat(speak(request + token + "\r\n\r\n" + request + token.toUpperCase(Locale.ROOT)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("HTTP/1.1 401 ");
    }

    /** Writes {@code request} and returns all that comes back until the server closes the connection. */
    private static String speak(String request) throws IOException {
        try (var socket = open()) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException _) {
                // The server has seen enough.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket open() throws IOException {
        var uri = URI.create(cruddur.url());
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static ch.qos.logback.classic.Logger rootLogger() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
