package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.Passwords;
import com.cruddur.platform.http.Route;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No route that writes obeys a page of another site, with or without the person's cookie. */
class ForeignPageTest {

    private static final String EVIL = "https://evil.example";
    private static final String FRONT_END = "https://front.example";

    /** The headers by which browsers, old and new, mark the requests of foreign pages. */
    private static final List<String[]> MARKS = List.of(
            new String[] {"Origin", EVIL},
            new String[] {"Origin", "null"},
            new String[] {"Origin", EVIL, "Sec-Fetch-Site", "cross-site"},
            new String[] {"Origin", EVIL, "Sec-Fetch-Site", "same-site"},
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"});

    @Test
    void everyWriteWithACookieRefusesForeignPages() {
        try (var cruddur = Cruddur.shared()) {
            var fixtures = new MatrixFixtures(cruddur);
            for (var route : writes(cruddur)) {
                for (var mark : MARKS) {
                    fixtures.reset();
                    var answer = send(withCookie(cruddur, "admin"), fixtures, route.getKey(), mark);
                    if (isRefused(route, mark)) {
                        assertThat(answer.statusCode())
                                .as("%s with %s", route.getKey(), List.of(mark))
                                .isEqualTo(403);
                    }
                    assertThat(answer.headers().firstValue("Set-Cookie"))
                            .as("%s with %s", route.getKey(), List.of(mark))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void everyWriteWithoutSignInRefusesForeignPages() {
        try (var cruddur = Cruddur.shared()) {
            var fixtures = new MatrixFixtures(cruddur);
            for (var route : writes(cruddur)) {
                if (route.getValue() == Route.Access.ANYONE) {
                    var answer = send(cruddur.anonymous(), fixtures, route.getKey(), "Origin", EVIL);
                    assertThat(answer.statusCode()).as(route.getKey()).isEqualTo(403);
                    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
                }
            }
        }
    }

    @Test
    void signInSetsTheCookieForOwnPagesAndProgramsOnly() {
        try (var cruddur = Cruddur.start(Map.of("PUBLIC_URL", "https://cruddur.example"))) {
            addPassword(cruddur);

            assertSignIn(cruddur, true);
            assertSignIn(cruddur, true, "Sec-Fetch-Site", "same-origin");
            assertSignIn(cruddur, true, "Origin", cruddur.url());
            assertSignIn(cruddur, true, "Origin", "https://cruddur.example");
            assertThat(signIn(cruddur, "Origin", "http://cruddur.example").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aFrontEndOfAnotherOriginGetsTheTokenAndNoCookie() {
        try (var cruddur = Cruddur.start(Map.of("FRONTEND_URL", FRONT_END))) {
            addPassword(cruddur);

            assertSignIn(cruddur, false, "Origin", FRONT_END);
            assertSignIn(cruddur, false, "Origin", FRONT_END, "Sec-Fetch-Site", "cross-site");
            assertThat(signIn(cruddur, "Origin", EVIL).statusCode()).isEqualTo(403);
        }
    }

    private static void addPassword(Cruddur cruddur) {
        cruddur.database().addUser("bayko");
        cruddur.database()
                .execute("INSERT INTO public.credentials (user_uuid, password_hash) SELECT uuid, '%s' FROM public.users"
                        .formatted(new Passwords(1).hash("correct horse")));
    }

    private static void assertSignIn(Cruddur cruddur, boolean cookie, String... headers) {
        var answer = signIn(cruddur, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").isPresent())
                .as("cookie with %s", List.of(headers))
                .isEqualTo(cookie);
    }

    private static HttpResponse<String> signIn(Cruddur cruddur, String... headers) {
        return cruddur.anonymous()
                .post("/api/auth/sign-in", "{\"login\": \"bayko\", \"password\": \"correct horse\"}", headers);
    }

    /** The JSON operations of sign-up and sign-in do not use the cookie, and a mark without an origin is no browser's. */
    private static boolean isRefused(Map.Entry<String, Route.Access> route, String... mark) {
        return route.getValue() != Route.Access.ANYONE
                || !route.getKey().contains(" /api/")
                || mark[0].equals("Origin");
    }

    private static List<Map.Entry<String, Route.Access>> writes(Cruddur cruddur) {
        var writes = cruddur.access().entrySet().stream()
                .filter(route -> !route.getKey().startsWith("GET "))
                .toList();
        assertThat(writes).hasSizeGreaterThan(50);
        return writes;
    }

    private static HttpResponse<String> send(Actor actor, MatrixFixtures fixtures, String route, String... headers) {
        var method = route.substring(0, route.indexOf(' '));
        var path = fixtures.path(route.substring(route.indexOf(' ') + 1));
        return actor.sendBytes(method, path, fixtures.body(route), headers);
    }

    private static Actor withCookie(Cruddur cruddur, String handle) {
        var bearer = cruddur.user(handle, handle).credentials()[1];
        return new Actor(cruddur.url(), "Cookie", "cruddur_session=" + bearer.substring("Bearer ".length()));
    }
}
