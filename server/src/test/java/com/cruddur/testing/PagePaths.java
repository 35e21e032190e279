package com.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.http.Route.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of all pages, made from the table of routes, so that a test that visits every page misses none.
 *
 * @param forAnybody pages for everybody
 * @param signedOut pages that lead elsewhere who is signed in
 * @param signedIn pages for who is signed in
 */
public record PagePaths(List<String> forAnybody, List<String> signedOut, List<String> signedIn) {

    /** What programs read, and files. */
    private static final Pattern NO_PAGE =
            Pattern.compile("/(api|health|assets)/.*|/metrics|.*/feed\\.atom|/notifications/unread|/[a-z-]+\\.[a-z]+");

    private static final Set<String> SIGNED_OUT =
            Set.of("/sign-in", "/sign-up", "/confirm", "/forgot-password", "/reset-password");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /**
     * Fills in the patterns of the pages.
     *
     * @param values the values of parameters by their names, and the paths of those patterns that need a path of their own
     */
    public static PagePaths of(Cruddur cruddur, Map<String, String> values) {
        var paths = new PagePaths(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        cruddur.access().forEach((route, access) -> {
            var pattern = route.substring(route.indexOf(' ') + 1);
            if (route.startsWith("GET ") && !NO_PAGE.matcher(pattern).matches()) {
                var audience = SIGNED_OUT.contains(pattern)
                        ? paths.signedOut()
                        : access == Access.ANYONE ? paths.forAnybody() : paths.signedIn();
                audience.add(values.getOrDefault(pattern, filled(pattern, values)));
            }
        });
        return paths;
    }

    private static String filled(String pattern, Map<String, String> values) {
        return PARAMETER.matcher(pattern).replaceAll(parameter -> {
            assertThat(values).as("a value for %s", pattern).containsKey(parameter.group(1));
            return Matcher.quoteReplacement(values.get(parameter.group(1)));
        });
    }
}
