package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A front end's page on another origin calls the API in a real browser. Nothing intercepts its requests, so that the
 * preflight requests and the decision about their answers are the browser's own.
 */
class CrossOriginTest {

    /** Resolves to the status and the body, or to the browser's refusal. */
    private static final String FETCH = """
        async ([url, method, token, body]) => {
          try {
            const response = await fetch(url, {
              method,
              headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
              body: body || undefined
            });
            return `${response.status} ${await response.text()}`;
          } catch (refusal) {
            return `refused: ${refusal}`;
          }
        }
        """;

    private static HttpServer frontEnd;
    private static Cruddur cruddur;
    private static Browser browser;
    private static Page page;
    private static String post;
    private static String conversation;

    @BeforeAll
    static void start() throws IOException {
        frontEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        frontEnd.createContext("/", exchange -> {
            var html = "<!doctype html><title>A front end</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        frontEnd.start();
        var origin = "http://localhost:" + frontEnd.getAddress().getPort();
        cruddur = Cruddur.start(Map.of("FRONTEND_URL", origin));
        cruddur.database().addUser("bayko");
        var andrew = cruddur.user("andrewbrown");
        post = Actor.json(andrew.post("/api/activities", "{\"message\": \"hello\", \"ttl\": \"1-day\"}"))
                .get("uuid")
                .asString();
        conversation = Actor.json(andrew.post("/api/messages", "{\"message\": \"hello\", \"handle\": \"bayko\"}"))
                .get("message_group_uuid")
                .asString();
        browser = new Browser();
        page = browser.open();
        page.navigate(origin);
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
        frontEnd.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /api/activities/home                       |",
                "GET  | /api/activities/notifications              |",
                "GET  | /api/activities/search?term=hello          |",
                "GET  | /api/activities/@andrewbrown               |",
                "GET  | /api/activities/@andrewbrown/status/{post} |",
                "GET  | /api/activities/{post}                     |",
                "POST | /api/activities                            | {\"message\": \"again\", \"ttl\": \"7-days\"}",
                "POST | /api/activities/{post}/reply               | {\"message\": \"yes\", \"activity_uuid\": \"{post}\"}",
                "GET  | /api/users/@bayko/short                    |",
                "GET  | /api/message_groups                        |",
                "GET  | /api/messages/{conversation}               |",
                "GET  | /api/messages/@bayko                       |",
                "POST | /api/messages                              | {\"message\": \"hi\", \"handle\": \"bayko\"}",
                "POST | /api/profile/update                        | {\"bio\": \"x\", \"display_name\": \"Andrew\"}",
                "PUT  | /api/profile/update                        | {\"bio\": \"y\", \"display_name\": \"Andrew\"}",
                "GET  | /api/health-check                          |"
            })
    void everyCallOfTheFrontEndsSucceeds(String method, String path, String body) {
        var token = cruddur.database().signIn("andrewbrown");

        assertThat(fetch(method, filled(path), token, body == null ? "" : filled(body)))
                .startsWith("200 ");
    }

    @Test
    void aStrangerReadsTheHomeFeedWithTheHeadersOfSomebodySignedOut() {
        assertThat(fetch("GET", "/api/activities/home", "null", "")).startsWith("200 [{");
    }

    /** A browser shows a page the status of a failure only when it may read the answer. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/nowhere, 404",
        "POST, /api/activities/home, 405",
        "GET, /api/activities/home?limit=0, 400",
        "GET, /api/message_groups, 401",
        "DELETE, /api/activities/00000000-0000-7000-8000-000000000000, 401"
    })
    void aFailureIsReadable(String method, String path, String status) {
        assertThat(fetch(method, path, "null", "")).startsWith(status + " ");
    }

    @Test
    void anotherOriginIsRefusedByTheBrowser() {
        var stranger = browser.open();
        stranger.navigate("http://127.0.0.1:" + frontEnd.getAddress().getPort());

        assertThat((String)
                        stranger.evaluate(FETCH, List.of(cruddur.url() + "/api/activities/home", "GET", "null", "")))
                .startsWith("refused: ");
    }

    private static String fetch(String method, String path, String token, String body) {
        return (String) page.evaluate(FETCH, List.of(cruddur.url() + path, method, token, body));
    }

    private static String filled(String text) {
        return text.replace("{post}", post).replace("{conversation}", conversation);
    }
}
