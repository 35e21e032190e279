package com.cruddur.auth.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import com.cruddur.testing.UserPool;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the pool's page: there and back, once, in the browser that began it. */
class CodeFlowTest {

    private static final String PUBLIC_URL = "https://cruddur.example";

    private static UserPool pool;
    private static Cruddur cruddur;
    private Browser browser;

    @BeforeAll
    static void start() {
        pool = UserPool.start();
        var settings = new HashMap<>(pool.settings());
        settings.put("PUBLIC_URL", PUBLIC_URL);
        cruddur = Cruddur.start(settings);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        pool.close();
    }

    @BeforeEach
    void startAnew() {
        cruddur.database().deleteRows();
        browser = new Browser();
        pool.comeBack();
        pool.person("ada", "email", "ada@example.com", "email_verified", true, "name", "Ada");
    }

    /** Keeps cookies, and goes where it is told; what people know as the public address is the server under test. */
    private static final class Browser {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Map<String, String> cookies = new HashMap<>();

        HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(reachable(address))));
        }

        HttpResponse<String> post(String path, String... headers) {
            var request =
                    HttpRequest.newBuilder(URI.create(cruddur.url() + path)).POST(HttpRequest.BodyPublishers.noBody());
            return send(headers.length == 0 ? request : request.headers(headers));
        }

        /** Where the answer to {@code address} leads. */
        String next(String address) {
            return location(get(address));
        }

        private String reachable(String address) {
            return address.startsWith("/") ? cruddur.url() + address : address.replace(PUBLIC_URL, cruddur.url());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                var sent = request.header("Accept", "text/html")
                        .header(
                                "Cookie",
                                cookies.entrySet().stream()
                                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                        .collect(Collectors.joining("; ")))
                        .build();
                var answer = client.send(sent, BodyHandlers.ofString());
                for (var header : answer.headers().allValues("Set-Cookie")) {
                    var cookie = HttpCookie.parse(header).getFirst();
                    if (cookie.getMaxAge() == 0) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie.getValue());
                    }
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String parameter(String address, String name) {
        return address.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    @Test
    void theWayThereAndBackSignsInAndLeadsToThePageWanted() {
        var login = browser.get("/auth/login?return_to=%2F%3Flimit%3D3");
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Secure", "Max-Age=900");
        assertThat(login.headers().firstValue("Cache-Control")).contains("no-store");
        var page = location(login);
        assertThat(page)
                .startsWith(pool.domain() + "/oauth2/authorize?response_type=code&client_id=" + UserPool.CLIENT);
        assertThat(parameter(page, "scope")).isEqualTo("openid+email+profile");
        assertThat(parameter(page, "code_challenge_method")).isEqualTo("S256");

        var callback = browser.next(page);
        assertThat(callback).startsWith(PUBLIC_URL + "/auth/callback?code=");

        var back = browser.get(callback);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(location(back)).isEqualTo("/?limit=3");
        assertThat(browser.cookies).containsOnlyKeys("cruddur_session");
        assertThat(browser.get("/api/message_groups").statusCode()).isEqualTo(200);
        assertThat(cruddur.database().texts("SELECT handle || ' ' || email FROM public.users"))
                .containsExactly("ada ada@example.com");
    }

    @Test
    void theSecondTimeItIsTheSamePerson() {
        browser.get(browser.next(browser.next("/auth/login")));
        browser.get(browser.next(browser.next("/auth/login")));

        assertThat(cruddur.database().texts("SELECT count(*) FROM public.users"))
                .containsExactly("1");
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.sessions"))
                .containsExactly("2");
    }

    @Test
    void thePlaceholderIsReplacedOnceTheAddressIsKnown() {
        var ada = pool.person("ada", "email", "ada@example.com", "email_verified", true);
        var token = pool.sign(pool.accessClaims(ada).claim("scope", "").build());
        cruddur.anonymous().get("/api/message_groups", "Authorization", "Bearer " + token);
        assertThat(cruddur.database().texts("SELECT email FROM public.users"))
                .containsExactly(ada.subject() + "@users.cognito.invalid");

        browser.get(browser.next(browser.next("/auth/login")));

        assertThat(cruddur.database().texts("SELECT email FROM public.users")).containsExactly("ada@example.com");
    }

    @Test
    void aCodeIsGoodOnce() {
        var callback = browser.next(browser.next("/auth/login"));
        var cookies = Map.copyOf(browser.cookies);
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);

        browser.cookies.putAll(cookies);
        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.sessions"))
                .containsExactly("1");
    }

    @Test
    void anAnswerToAnotherBrowserIsRefused() {
        var callback = browser.next(browser.next("/auth/login"));

        assertThat(new Browser().get(callback).statusCode()).isEqualTo(400);

        var other = new Browser();
        other.get("/auth/login");
        assertThat(other.get(callback).statusCode()).isEqualTo(400);
        assertThat(other.cookies).doesNotContainKey("cruddur_session");
    }

    @Test
    void aCodeBehindAnotherStateIsRefused() {
        var callback = browser.next(browser.next("/auth/login"));

        for (var wrong : new String[] {
            callback.replaceAll("&state=.*", ""), callback + "x", callback.replaceAll("state=.*", "state=")
        }) {
            assertThat(browser.get(wrong).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aCodeOfAnotherAttemptIsRefusedThoughTheStateFits() {
        var stolen = parameter(new Browser().next(new Browser().next("/auth/login")), "code");
        var callback = browser.next(browser.next("/auth/login"));

        assertThat(browser.get(callback.replaceFirst("code=[^&]*", "code=" + stolen))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anIdTokenForAnotherRequestIsRefused() {
        pool.confuseNonce();

        assertThat(browser.get(browser.next(browser.next("/auth/login"))).statusCode())
                .isEqualTo(400);
        assertThat(browser.cookies).doesNotContainKey("cruddur_session");
    }

    @Test
    void aPoolThatDoesNotAnswerIsToldAsAnOutage() {
        var callback = browser.next(browser.next("/auth/login"));

        pool.goDown();

        assertThat(browser.get(callback).statusCode()).isEqualTo(503);
    }

    @Test
    void aCancelledSignInIsToldSo() {
        var answer = browser.get("/auth/callback?error=access_denied&error_description=%3Cscript%3E&state=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("was not completed").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example",
                "%2F%2Fevil.example",
                "%2F%5Cevil.example",
                "%5C%5Cevil.example",
                "evil.example",
                "javascript%3Aalert(1)",
                "%2F%09%2Fevil.example",
                "%0A%2F%2Fevil.example",
                "",
                "%2Fa%0D%0ASet-Cookie%3A%20x%3Dy",
                "%2Fa%5C..%5C%5Cevil.example",
                "%2F%00"
            })
    void nobodyIsLedElsewhere(String address) {
        assertThat(browser.get("/auth/login?return_to=" + address).statusCode()).isEqualTo(400);
    }

    @Test
    void aCookieThatSomebodyWroteLeadsNobodyElsewhere() {
        var callback = browser.next(browser.next("/auth/login"));
        var evil = Base64URL.encode("https://evil.example").toString();
        browser.cookies.computeIfPresent("cruddur_sign_in", (_, value) -> value.replaceFirst("[^.]*$", evil));

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "...", "a.b.c", "a.b.c.d.e", "a.b.c.", "a.b.c.%00", "....."})
    void aDamagedCookieIsRefused(String value) {
        browser.cookies.put("cruddur_sign_in", value);

        assertThat(browser.get("/auth/callback?code=x&state=a").statusCode()).isEqualTo(400);
    }

    @Test
    void signingOutEndsOurSessionAndLeadsToThePoolsOwn() {
        browser.get(browser.next(browser.next("/auth/login")));
        var session = browser.cookies.get("cruddur_session");

        var out = browser.post("/auth/logout", "Sec-Fetch-Site", "same-origin");

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.headers().firstValue("Refresh"))
                .contains("0; url=" + pool.domain() + "/logout?client_id=" + UserPool.CLIENT
                        + "&logout_uri=https%3A%2F%2Fcruddur.example%2F");
        assertThat(browser.cookies).isEmpty();
        browser.cookies.put("cruddur_session", session);
        assertThat(browser.get("/api/message_groups").statusCode()).isEqualTo(401);
    }

    @Test
    void noOtherSiteSignsSomebodyOut() {
        browser.get(browser.next(browser.next("/auth/login")));

        assertThat(browser.post("/auth/logout", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/api/message_groups").statusCode()).isEqualTo(200);
    }
}
