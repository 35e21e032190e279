package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. If several patterns match a path, the most specific one wins, segment by segment from
 * the left: a literal before a parameter with a literal start such as {@code @{handle}}, and that before a plain
 * parameter. The order of the routes has no effect.
 */
final class Router {

    /** The route of a request and the decoded parts of its path that the pattern names. */
    record Match(Route route, Map<String, String> parameters) {}

    private static final Route NOTHING = answersAnyMethod("unmatched", request -> {
        if (request.method().equals("OPTIONS") && request.path().startsWith("/api/")) {
            return Response.noContent(); // a browser asks so before it shows the 404 to another origin's page
        }
        throw new Failure.NotFound("There is nothing at this address.");
    });

    private static final Match NO_MATCH = new Match(NOTHING, Map.of());

    /** The patterns with a common beginning, up to a segment. */
    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Node> prefixed = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Endpoint endpoint;
    }

    /** A pattern, the names of its parameters in order, and its routes by method. */
    private record Endpoint(List<String> names, Map<String, Route> routes, Route otherMethods) {}

    private final Node root = new Node();

    /** Endpoints without parameters by their path. */
    private final Map<String, Endpoint> exact = new HashMap<>();

    /** @throws IllegalArgumentException when two routes answer the same method of the same paths */
    Router(List<Route> routes) {
        var byPattern = new HashMap<String, Map<String, Route>>();
        for (var route : routes) {
            var methods = byPattern.computeIfAbsent(route.pattern(), _ -> new HashMap<>());
            add(methods, route.method().name(), route);
            if (route.method() == Route.Method.GET) {
                add(methods, "HEAD", route);
            }
        }
        byPattern.forEach(this::insert);
    }

    /**
     * Returns the route of {@code method} and the percent-encoded {@code path}, or a route that refuses when there is
     * none.
     */
    Match find(String method, String path) {
        var endpoint = exact.get(path);
        if (endpoint != null) {
            return new Match(routeOf(endpoint, method), Map.of());
        }
        if (!path.startsWith("/")) {
            return NO_MATCH;
        }
        try {
            var values = new ArrayList<String>(2);
            var found = find(root, new Path(path), 0, values);
            return found == null ? NO_MATCH : new Match(routeOf(found, method), parameters(found, values));
        } catch (IllegalArgumentException _) { // a percent sign that encodes nothing
            return NO_MATCH;
        }
    }

    private static void add(Map<String, Route> methods, String method, Route route) {
        if (methods.put(method, route) != null) {
            throw new IllegalArgumentException("Two routes answer " + method + ' ' + route.pattern());
        }
    }

    private void insert(String pattern, Map<String, Route> routes) {
        var names = new ArrayList<String>();
        var node = root;
        for (var segment : pattern.substring(1).split("/", -1)) {
            var brace = segment.indexOf('{');
            if (brace < 0) {
                node = node.literals.computeIfAbsent(segment, _ -> new Node());
                continue;
            }
            names.add(segment.substring(brace + 1, segment.length() - 1));
            if (brace > 0) {
                node = node.prefixed.computeIfAbsent(segment.substring(0, brace), _ -> new Node());
            } else {
                node.parameter = node.parameter == null ? new Node() : node.parameter;
                node = node.parameter;
            }
        }
        if (node.endpoint != null) {
            throw new IllegalArgumentException("Another pattern matches the same paths as " + pattern);
        }
        node.endpoint = new Endpoint(names, routes, refusal(pattern, routes.keySet()));
        if (names.isEmpty()) {
            exact.put(pattern, node.endpoint);
        }
    }

    /**
     * The segments of a path. Literals are compared as sent, so that a rule of a proxy for {@code /metrics} also holds
     * for {@code /%6Detrics}, which is another path here.
     */
    private record Path(List<String> sent, List<String> decoded) {

        Path(String path) {
            var sent = List.of(path.substring(1).split("/", -1));
            this(sent, sent.stream().map(UrlEncoding::decodeSegment).toList());
        }
    }

    private static @Nullable Endpoint find(Node node, Path path, int at, List<String> values) {
        if (at == path.sent().size()) {
            return node.endpoint;
        }
        var literal = node.literals.get(path.sent().get(at));
        var found = literal == null ? null : find(literal, path, at + 1, values);
        var segment = path.decoded().get(at);
        for (var one : node.prefixed.entrySet()) {
            if (found == null && segment.startsWith(one.getKey())) {
                found = below(one.getValue(), segment.substring(one.getKey().length()), path, at, values);
            }
        }
        return found == null && node.parameter != null ? below(node.parameter, segment, path, at, values) : found;
    }

    private static @Nullable Endpoint below(Node node, String value, Path path, int at, List<String> values) {
        if (value.isEmpty()) {
            return null;
        }
        values.add(value);
        var found = find(node, path, at + 1, values);
        if (found == null) {
            values.removeLast();
        }
        return found;
    }

    private static Map<String, String> parameters(Endpoint endpoint, List<String> values) {
        return switch (values.size()) {
            case 0 -> Map.of();
            case 1 -> Map.of(endpoint.names().getFirst(), values.getFirst());
            default -> {
                var parameters = new HashMap<String, String>();
                for (var at = 0; at < values.size(); at++) {
                    parameters.put(endpoint.names().get(at), values.get(at));
                }
                yield parameters;
            }
        };
    }

    private static Route routeOf(Endpoint endpoint, String method) {
        return endpoint.routes().getOrDefault(method, endpoint.otherMethods());
    }

    /** Answers OPTIONS with the methods of {@code pattern}, and refuses all others. */
    private static Route refusal(String pattern, Set<String> methods) {
        var allowed = new TreeSet<>(methods);
        allowed.add("OPTIONS");
        var shown = new LinkedHashSet<>(allowed);
        return answersAnyMethod(pattern, request -> {
            if (request.method().equals("OPTIONS")) {
                return Response.noContent().withHeader(Headers.ALLOW, String.join(", ", shown));
            }
            throw new Failure.MethodNotAllowed(shown);
        });
    }

    private static Route answersAnyMethod(String pattern, Route.Handler handler) {
        return new Route(Route.Method.GET, pattern, Route.Limit.READS, Route.Access.ANYONE, Route.MOST_BYTES, handler);
    }
}
