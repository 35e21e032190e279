package com.cruddur.auth.cognito;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user pool, and the app clients whose tokens are accepted.
 *
 * @param userPool the issuer of its tokens, such as {@code https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc}
 * @param clientIds the app clients whose tokens are accepted; the first one is that of our pages
 * @param clientSecret the secret of the first app client, null when it has none
 * @param domain the origin of the pool's sign-in page, null when our pages offer no sign-in
 */
public record CognitoSettings(
        URI userPool,
        List<String> clientIds,
        @Nullable String clientSecret,
        @Nullable URI domain) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public CognitoSettings {
        clientIds = List.copyOf(clientIds);
    }

    /**
     * Reads the address of a user pool or of its domain, without the slash at its end.
     *
     * @throws IllegalArgumentException when it has more than a path, or is neither encrypted nor on this machine
     */
    public static URI address(String text) {
        var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        var encrypted = "https".equals(uri.getScheme());
        var own = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null || !(encrypted || own)) {
            throw new IllegalArgumentException("not an https address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("more than an address");
        }
        return uri;
    }

    /**
     * Reads the ids of app clients, separated by commas.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static List<String> clientIds(String text) {
        var ids = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no id");
        }
        return ids;
    }

    String issuer() {
        return userPool.toString();
    }

    /** The app client of our own pages. */
    String pagesClientId() {
        return clientIds.getFirst();
    }

    @Override
    public String toString() {
        return "%s for %s".formatted(userPool, clientIds);
    }
}
