package com.cruddur.platform.http;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public origin of the service, for links that are used outside of it.
 *
 * @param configured the origin that the operator configured; null when there is none
 */
public record PublicOrigin(@Nullable String configured) {

    /** A host, of which an IPv6 address stands in brackets, and a port. */
    private static final Pattern AUTHORITY = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+))(?::\\d{1,5})?");

    /**
     * Returns the origin, such as {@code https://cruddur.example}, without a slash at its end. Without a configured
     * one, it is the address that the client connected to, or this machine; empty when {@code Host} names anything
     * else, since that is only the client's word: a link then starts with its path.
     */
    public String of(Request request) {
        if (configured != null) {
            return configured;
        }
        var authority = AUTHORITY.matcher(request.authority());
        if (!authority.matches()) {
            return "";
        }
        var host = authority.group(1) == null ? authority.group(2) : authority.group(1);
        return isOurs(host, request) ? (request.isSecure() ? "https://" : "http://") + request.authority() : "";
    }

    private static boolean isOurs(String host, Request request) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            var address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || address.equals(request.localAddress());
        } catch (IllegalArgumentException _) { // a name
            return false;
        }
    }
}
