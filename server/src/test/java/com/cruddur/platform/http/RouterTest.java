package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.config.Config;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.http.Route.Access;
import com.cruddur.platform.http.Route.Limit;
import com.cruddur.platform.http.Route.Method;
import com.cruddur.server.Application;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The most specific pattern answers, in whatever order the table lists them. */
class RouterTest {

    private static final List<Route> ROUTES = Stream.of(
                    "/", "/a/{x}", "/a/b", "/a/@{handle}", "/a/@{handle}/c", "/a/{x}/c", "/{y}/b/c", "/a/b/{z}")
            .map(RouterTest::route)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b, /a/b",
        "/a/%62, /a/{x}",
        "/a/other, /a/{x}",
        "/a/@bob, /a/@{handle}",
        "/a/%40bob, /a/@{handle}",
        "/a/@, /a/{x}",
        "/a/@bob/c, /a/@{handle}/c",
        "/a/x/c, /a/{x}/c",
        "/a/b/c, /a/b/{z}",
        "/x/b/c, /{y}/b/c",
        "/a, unmatched",
        "/a/, unmatched",
        "/a/b/, unmatched",
        "//a/b, unmatched",
        "/a/%zz, unmatched"
    })
    void theMostSpecificPatternAnswersInAnyOrder(String path, String pattern) {
        for (var seed = 0; seed < 50; seed++) {
            assertThat(shuffled(ROUTES, seed).find("GET", path).route().pattern())
                    .as("seed %d", seed)
                    .isEqualTo(pattern);
        }
    }

    @Test
    void theServicesTableMeansTheSameInAnyOrder() {
        var url = DatabaseUrl.parse("postgresql://localhost/none");
        try (var app = new Application(Config.read(Map.of()), url)) {
            var router = new Router(app.routes());
            for (var route : app.routes()) {
                var path = route.pattern().replaceAll("\\{\\w+}", "x");
                var found = router.find(route.method().name(), path).route();
                assertThat(found).as(path).isSameAs(route);
                for (var seed = 0; seed < 20; seed++) {
                    assertThat(shuffled(app.routes(), seed)
                                    .find(route.method().name(), path)
                                    .route())
                            .isSameAs(found);
                }
            }
        }
    }

    @Test
    void partsOfThePathAreDecoded() {
        assertThat(new Router(ROUTES).find("GET", "/a/@b%C3%B6b%20x+y%2Fz").parameters())
                .isEqualTo(Map.of("handle", "böb x+y/z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "/a/{other}"})
    void twoRoutesOfOneAddressAreRefused(String pattern) {
        var routes = new ArrayList<>(ROUTES);
        routes.add(route(pattern));

        assertThatThrownBy(() -> new Router(routes)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Router shuffled(List<Route> routes, int seed) {
        var shuffled = new ArrayList<>(routes);
        Collections.shuffle(shuffled, new Random(seed));
        return new Router(shuffled);
    }

    private static Route route(String pattern) {
        return new Route(Method.GET, pattern, Limit.READS, Access.ANYONE, Route.MOST_BYTES, _ -> Response.noContent());
    }
}
