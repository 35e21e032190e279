package com.cruddur.platform.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A mail server: {@code smtp://user:password@host:587}, or {@code smtps://} for TLS from the first byte.
 *
 * @param user null for a server without sign-in
 */
public record SmtpUrl(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    /**
     * Parses {@code text}.
     *
     * @throws IllegalArgumentException with the mistake, without the password
     */
    public static SmtpUrl parse(String text) {
        var uri = uri(text);
        var tls = "smtps".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"smtp".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("must begin with smtp:// or smtps://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("names no host");
        }
        if (!String.valueOf(uri.getRawPath()).matches("/?") || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("must end behind the port");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("has a port that is none");
        }
        var port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587;
        var credentials = uri.getRawUserInfo();
        if (credentials == null || credentials.isEmpty()) {
            return new SmtpUrl(tls, uri.getHost(), port, null, null);
        }
        var colon = credentials.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("names a user without a password");
        }
        return new SmtpUrl(
                tls,
                uri.getHost(),
                port,
                decode(credentials.substring(0, colon)),
                decode(credentials.substring(colon + 1)));
    }

    /** Returns whether the server is on this machine, so that a password may be sent without TLS. */
    boolean isLoopback() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(
                    "is not a URL: write special characters of the password as %40 and so on");
        }
    }

    /** Decodes percent escapes; a plus stays a plus, as everywhere in a URL but its query. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
