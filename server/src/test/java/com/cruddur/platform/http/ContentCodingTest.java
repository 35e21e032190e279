package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed responses, those kept in memory and all others. */
class ContentCodingTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HOME = "/api/activities/home";

    private static Cruddur cruddur;
    private String[] credentials = {};

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(Map.of("CACHE_TIME", "5s"));
        cruddur.database().addUser("bayko");
        for (var post = 0; post < 10; post++) {
            cruddur.database().addActivity("bayko", "word ".repeat(20) + post, "1 hour");
        }
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/", "/@bayko", "/search?term=word", "/api/openapi.yaml", "/assets", "signed in"})
    void compressedAndPlainAreTheSameWithTagsOfTheirOwn(String what) throws Exception {
        var path = path(what);
        var plain = send("GET", path);
        var compressed = send("GET", path, "Accept-Encoding", "br, gzip;q=0.8");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
        assertThat(text(unzipped(compressed.body()))).isEqualTo(text(plain.body()));
        for (var response : new HttpResponse<?>[] {plain, compressed}) {
            assertThat(vary(response)).contains("Accept-Encoding");
            assertThat(response.headers().firstValueAsLong("Content-Length"))
                    .hasValue(((byte[]) response.body()).length);
        }
        plain.headers()
                .firstValue("ETag")
                .ifPresent(tag -> assertThat(
                                compressed.headers().firstValue("ETag").orElseThrow())
                        .isNotEqualTo(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/assets", "signed in"})
    void aCopyIsCurrentInTheCodingItHas(String what) throws Exception {
        var path = path(what);
        var plain = tag(send("GET", path));
        var compressed = tag(send("GET", path, "Accept-Encoding", "gzip"));

        var fresh = send("GET", path, "Accept-Encoding", "gzip", "If-None-Match", compressed);
        assertThat(fresh.statusCode()).isEqualTo(304);
        assertThat(fresh.body()).isEmpty();
        assertThat(fresh.headers().firstValue("ETag")).contains(compressed);
        assertThat(fresh.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(vary(fresh)).contains("Accept-Encoding");
        assertThat(send("GET", path, "If-None-Match", plain).statusCode()).isEqualTo(304);
        assertThat(send("GET", path, "If-None-Match", compressed).statusCode()).isEqualTo(200);
        assertThat(send("GET", path, "Accept-Encoding", "gzip", "If-None-Match", plain)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/", "/assets", "signed in"})
    void headSaysWhatGetWouldSend(String what) throws Exception {
        for (var accepted : new String[] {"gzip", "identity"}) {
            var get = send("GET", path(what), "Accept-Encoding", accepted);
            var head = send("HEAD", path(what), "Accept-Encoding", accepted);

            assertThat(head.body()).isEmpty();
            for (var name : new String[] {"Content-Length", "Content-Encoding", "ETag", "Vary", "Content-Type"}) {
                assertThat(head.headers().firstValue(name))
                        .as(name)
                        .isEqualTo(get.headers().firstValue(name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "* | true",
                "deflate, gzip;q=0.1 | true",
                "gzip;q=0 | false",
                "gzip; q=0.0 | false",
                "*, gzip;q=0 | false",
                "gzip;q=nonsense | false",
                "identity | false",
                "gzipped | false",
                "br | false"
            })
    void theClientChooses(String accepted, boolean compressed) throws Exception {
        assertThat(send("GET", HOME, "Accept-Encoding", accepted)
                        .headers()
                        .firstValue("Content-Encoding")
                        .isPresent())
                .isEqualTo(compressed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health/live", "/api/users/@bayko", "/api/activities/nonsense", "/api/users/@bayko/avatar"})
    void smallBodiesAndErrorsAreSentAsTheyAre(String path) throws Exception {
        assertThat(send("GET", path, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aRangeGetsTheWhole() throws Exception {
        var whole = send("GET", HOME);
        var range = send("GET", HOME, "Range", "bytes=0-9");

        assertThat(range.statusCode()).isEqualTo(200);
        assertThat(range.body()).isEqualTo(whole.body());
        assertThat(range.headers().firstValue("Content-Range")).isEmpty();
    }

    @Test
    void eventStreamsAreNeverCompressed() {
        try (var stream = SseClient.to(cruddur.url(), "Accept-Encoding", "gzip")) { // reads the greeting as text
            assertThat(stream.response().headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void filesOfPagesStayImmutableForSignedInReaders() throws Exception {
        credentials = cruddur.user("bayko").credentials();

        assertThat(send("GET", path("/assets")).headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        assertThat(send("GET", HOME).headers().firstValue("Cache-Control")).contains("private, no-cache");
    }

    private String path(String what) throws Exception {
        if (what.equals("signed in")) {
            credentials = cruddur.user("bayko").credentials();
            return HOME;
        }
        if (!what.equals("/assets")) {
            return what;
        }
        var styles = Pattern.compile("/assets/[^\"]+\\.css")
                .matcher(new String(send("GET", "/").body(), StandardCharsets.UTF_8));
        assertThat(styles.find()).isTrue();
        return styles.group();
    }

    private static String tag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cruddur.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (var some : new String[][] {credentials, headers}) {
            if (some.length > 0) {
                request.headers(some);
            }
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A page tells when it was rendered. */
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replaceAll("server-time\" content=\"\\d+", "");
    }

    private static String vary(HttpResponse<?> response) {
        return String.join(", ", response.headers().allValues("Vary"));
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
