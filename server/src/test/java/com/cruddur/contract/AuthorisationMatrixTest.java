package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who may do what: each route as each kind of person, on things of {@code owner}'s. The table is
 * {@code docs/authorisation.md}; a route without a row fails, and so does a row without a route.
 */
class AuthorisationMatrixTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("checkout"), "docs", "authorisation.md");

    private static final List<String> COLUMNS =
            List.of("anonymous", "owner", "other", "moderator", "admin", "suspended");

    private static final String HEAD = """
            | Route | may | nobody | owner | other | moderator | admin | suspended |
            |---|---|---|---|---|---|---|---|
            """;

    @Test
    void everyRouteAnswersEachKindOfPersonAsTheTableSays() {
        var expected = expected();
        var actual = new LinkedHashMap<String, List<String>>();
        try (var cruddur = Cruddur.shared()) {
            var fixtures = new MatrixFixtures(cruddur);
            for (var line : cruddur.access().entrySet()) {
                var route = line.getKey();
                var statuses = new ArrayList<String>();
                statuses.add(line.getValue().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                COLUMNS.forEach(column -> statuses.add(Integer.toString(status(cruddur, fixtures, route, column))));
                actual.put(route, statuses);
            }
        }

        actual.forEach(AuthorisationMatrixTest::assertAnswersAsItsAccessSays);
        var table = table(actual);
        System.out.println(table);
        assertThat(table(expected))
                .withFailMessage(
                        "The table in docs/authorisation.md differs from what the service does.%nIt"
                                + " is:%n%s%nDifferent:%n%s",
                        table, differences(expected, actual))
                .isEqualTo(table);
    }

    /** What the table of routes says of a route agrees with how it answers, whatever its operation decides besides. */
    private static void assertAnswersAsItsAccessSays(String route, List<String> cells) {
        var access = cells.getFirst();
        var statuses = cells.subList(1, cells.size());
        var nobody = statuses.getFirst();
        var other = statuses.get(COLUMNS.indexOf("other"));
        var suspended = statuses.getLast();
        assertThat(nobody.equals("401")).as("%s refuses nobody", route).isEqualTo(!access.equals("anyone"));
        assertThat(suspended.equals("403"))
                .as("%s refuses the suspended", route)
                .isEqualTo(!access.equals("anyone") && !access.equals("even suspended"));
        assertThat(other.equals("403"))
                .as("%s refuses others", route)
                .isEqualTo(access.equals("moderator") || access.equals("admin"));
    }

    private static int status(Cruddur cruddur, MatrixFixtures fixtures, String route, String column) {
        var method = route.substring(0, route.indexOf(' '));
        var pattern = route.substring(route.indexOf(' ') + 1);
        fixtures.reset();
        var actor = fixtures.actor(column);
        var path = fixtures.path(pattern);
        if (pattern.equals("/api/stream")) {
            return firstLine(cruddur, actor, path);
        }
        return method.equals("GET")
                ? actor.get(path).statusCode()
                : actor.sendBytes(method, path, fixtures.body(route), "Sec-Fetch-Site", "same-origin")
                        .statusCode();
    }

    /** A stream has no end to wait for. */
    private static int firstLine(Cruddur cruddur, Actor actor, String path) {
        var request = HttpRequest.newBuilder(URI.create(cruddur.url() + path));
        if (actor.credentials().length > 0) {
            request.headers(actor.credentials());
        }
        try (var client = HttpClient.newHttpClient();
                var body = client.sendAsync(request.build(), BodyHandlers.ofInputStream())
                        .thenApply(response -> new Opened(response.statusCode(), response.body()))
                        .join()) {
            client.shutdownNow();
            return body.status();
        }
    }

    private record Opened(int status, java.io.InputStream stream) implements AutoCloseable {
        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, List<String>> expected() {
        var rows = new LinkedHashMap<String, List<String>>();
        try {
            for (var line : Files.readAllLines(DOCUMENT)) {
                if (line.startsWith("| `")) {
                    var cells = Arrays.stream(line.split("\\|"))
                            .map(String::strip)
                            .filter(cell -> !cell.isEmpty())
                            .toList();
                    rows.put(cells.getFirst().replace("`", ""), cells.subList(1, cells.size()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String table(Map<String, List<String>> rows) {
        var table = new StringBuilder(HEAD);
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(AuthorisationMatrixTest::byPath))
                .forEach(row ->
                        table.append("| `%s` | %s |\n".formatted(row.getKey(), String.join(" | ", row.getValue()))));
        return table.toString();
    }

    private static int byPath(String one, String other) {
        return path(one).compareTo(path(other));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1) + ' ' + route;
    }

    private static String differences(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        var lines = new ArrayList<String>();
        actual.forEach((route, statuses) -> {
            if (!statuses.equals(expected.get(route))) {
                lines.add("%s: %s, the table says %s".formatted(route, statuses, expected.get(route)));
            }
        });
        expected.keySet().stream()
                .filter(route -> !actual.containsKey(route))
                .forEach(route -> lines.add(route + ": there is no such route"));
        return String.join("\n", lines);
    }
}
