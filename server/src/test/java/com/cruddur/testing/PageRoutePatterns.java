package com.cruddur.testing;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The patterns of the routes that answer with a page, so that a test that visits every page misses none. */
public final class PageRoutePatterns {

    /** What programs read, and files. */
    private static final Pattern NO_PAGE =
            Pattern.compile("/(api|health|assets)/.*|/metrics|.*/feed\\.atom|/notifications/unread|/[a-z-]+\\.[a-z]+");

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private PageRoutePatterns() {}

    /** Returns the patterns that none of {@code paths}, which may have a query, belongs to. */
    public static List<String> without(Collection<String> paths, Cruddur cruddur) {
        return cruddur.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .filter(pattern -> !NO_PAGE.matcher(pattern).matches())
                .filter(pattern -> paths.stream().noneMatch(path -> fits(path, pattern)))
                .toList();
    }

    private static boolean fits(String path, String pattern) {
        var literals = PARAMETER.splitAsStream(pattern).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return path.replaceFirst("\\?.*", "").matches(pattern.endsWith("}") ? literals + "[^/]+" : literals);
    }
}
