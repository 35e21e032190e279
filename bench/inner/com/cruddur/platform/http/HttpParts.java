package com.cruddur.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What happens to a request before its handler, and to the bytes of its response afterwards. */
@State(Scope.Benchmark)
public class HttpParts {

    private static final Pattern ROW = Pattern.compile("\\| `(GET|POST|PUT|DELETE) (/\\S*)` \\|.*");

    private static final String POST =
            """
            {"uuid":"%s","display_name":"Andrew Brown","handle":"andrewbrown","message":"What the cat did this morning will be
             known to everybody by noon, at the latest when the clock strikes twelve","replies_count":0,"reposts_count":0,
            "likes_count":3,"reply_to_activity_uuid":null,"expires_at":"2030-01-01T00:00:00Z","created_at":"2029-12-31T00:00:00Z"}
            """;

    private Router router;
    private byte[] body;

    /** The routes are those of docs/authorisation.md, which a test compares with the service's. */
    @Setup
    public void start() throws IOException {
        var routes = new ArrayList<Route>();
        for (var line : Files.readAllLines(Path.of(System.getProperty("routes")))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                routes.add(new Route(
                        Route.Method.valueOf(row.group(1)),
                        row.group(2),
                        Route.Limit.READS,
                        Route.Access.ANYONE,
                        Route.MOST_BYTES,
                        _ -> Response.json(new byte[0])));
            }
        }
        router = new Router(List.copyOf(routes));
        body = Stream.generate(() -> POST.formatted(UUID.randomUUID()))
                .limit(20)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Object routeWithoutParameter() {
        return router.find("GET", "/api/activities/home");
    }

    @Benchmark
    public Object routeWithTwoParameters() {
        return router.find("GET", "/api/activities/@bayko/status/3f0cd1a0-5f6e-4d0b-8c8e-0e8b6a1b7a55");
    }

    @Benchmark
    public Response entityTag() {
        return Response.json(body).withEntityTag();
    }

    @Benchmark
    public byte[] gzip() {
        return ContentCoding.gzip(body, ContentCoding.FASTEST);
    }
}
