package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every answer, whatever the feature: headers, problems, request ids, bounds, CORS. */
class HttpServerTest {

    private static final String FRONTEND = "https://app.example.com";

    private static Cruddur cruddur;
    private static Actor anyone;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(Map.of("FRONTEND_URL", FRONTEND + ", http://localhost:3000"));
        anyone = cruddur.anonymous();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/activities/home", "/nowhere", "/api/health-check", "/metrics"})
    void everyAnswerHasSafeHeadersAndARequestId(String path) {
        var headers = anyone.get(path).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Request-Id").orElseThrow()).isNotBlank();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void anUnknownPathIsAProblemWithTheRequestsId() {
        var response = anyone.get("/api/nowhere", "X-Request-Id", "my-id.1");

        assertProblem(response, 404, "There is nothing at this address.");
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("my-id.1");
        assertThat(response.body()).contains("\"request_id\":\"my-id.1\"");
    }

    @Test
    void anUnfitRequestIdIsReplacedAndNotRepeated() {
        var response = anyone.get("/api/nowhere", "X-Request-Id", "<script>" + "x".repeat(100));

        assertThat(response.body()).doesNotContain("script");
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/activities/home",
        "PUT,/",
        "DELETE,/metrics",
        "PATCH,/health/ready",
        "POST,/api/health-check",
        "PUT,/assets/x/app.css"
    })
    void anotherMethodIsToldWhichWouldDo(String method, String path) {
        var response = anyone.send(method, path);

        assertProblem(response, 405, "This address answers GET, HEAD, OPTIONS only.");
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void browsersGetAPageForWhatFails() {
        var response = anyone.get("/nowhere", "Accept", "text/html,*/*");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).contains("There is nothing at this address.");
    }

    @Test
    void errorPagesSpeakToPeopleAndLeadOn() {
        var missing = anyone.get("/nowhere", "Accept", "text/html").body();
        var wrongMethod = anyone.send("DELETE", "/", "Accept", "text/html");
        var tooLarge = anyone.sendBody("POST", "/sign-in", "x".repeat(64 * 1024 + 1), "Accept", "text/html");

        assertThat(missing).contains("There is nothing here", "href=\"/search\"");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.body()).contains("This does not work here").doesNotContain("GET, HEAD");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("That is too large").doesNotContain("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/activities/home?limit=0", "/?limit=abc", "/?cursor=x"})
    void aBadParameterIsTheCallersMistakeOnEveryFace(String path) {
        assertThat(anyone.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheBoundIsRefused() {
        var response = anyone.sendBody("GET", "/api/activities/home", "x".repeat(64 * 1024 + 1));

        assertProblem(response, 413, "A request's body may have up to 65536 bytes.");
    }

    @Test
    void aPreflightOnSeveralLinesIsAnswered() throws IOException {
        assertThat(speak("OPTIONS /api/activities/home HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: " + FRONTEND
                        + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization"
                        + "\r\nAccess-Control-Request-Headers: content-type\r\n\r\n"))
                .startsWith("HTTP/1.1 204 ")
                .contains("Access-Control-Allow-Origin: " + FRONTEND);
    }

    /** Browsers write the names in lower case, sorted and without spaces; other clients as they like. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/activities/home | authorization,content-type",
                "/api/activities/home | authorization, content-type",
                "/api/activities/home | Content-Type ,AUTHORIZATION",
                "/api/activities      | content-type",
                "/api/nowhere         | authorization,content-type"
            })
    void configuredFrontEndsMayCallTheApi(String path, String requestHeaders) {
        var preflight = anyone.send(
                "OPTIONS",
                path,
                "Origin",
                FRONTEND,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                requestHeaders);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(FRONTEND);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow()
                        .split(","))
                .containsExactlyInAnyOrder("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow()
                        .split(","))
                .contains("authorization", "content-type");

        var call = anyone.get("/api/activities/home", "Origin", FRONTEND);
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRONTEND);
        assertThat(call.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElseThrow()
                        .split(","))
                .contains("link", "location");
    }

    @Test
    void theAnswerToAPreflightHasSafeHeadersAndARequestId() {
        var headers = anyone.send(
                        "OPTIONS",
                        "/api/activities/home",
                        "Origin",
                        FRONTEND,
                        "Access-Control-Request-Method",
                        "GET",
                        "X-Request-Id",
                        "preflight")
                .headers();

        assertThat(headers.firstValue("X-Request-Id")).hasValue("preflight");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void optionsTellsTheMethods() {
        var response = anyone.send("OPTIONS", "/api/activities/home");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void otherOriginsMayNot() {
        var call = anyone.get("/api/activities/home", "Origin", "https://evil.example");

        assertThat(call.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void assetsAreGoodForEverUnderTheirHash() {
        var page = anyone.get("/").body();
        var path = page.replaceFirst("(?s).*href=\"(/assets/[^\"]+/app.css)\".*", "$1");

        var response = anyone.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(anyone.get("/assets/other/app.css").statusCode()).isEqualTo(404);
        assertThat(anyone.get("/assets/..%2F..%2Fapp.css").statusCode()).isEqualTo(400);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .contains("\"status\":" + status, "\"detail\":\"" + detail + "\"", "\"request_id\":");
    }

    /** Sends bytes as they are and returns all that comes back. */
    private static String speak(String request) throws IOException {
        var uri = URI.create(cruddur.url());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
