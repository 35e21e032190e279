package com.cruddur.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies in front of the service, and what they tell of a request: the address of its client and the scheme.
 * Each proxy appends an entry to {@code X-Forwarded-For}, or to {@code Forwarded}
 * (<a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>); everything before the entries of our proxies was
 * written by the client.
 *
 * @param count the number of proxies that each request passes; 0 when clients connect to the service itself
 */
public record TrustedProxies(int count) {

    private static final int MOST = 10;

    /** The element of Forwarded that starts with its name, in quotes or without. */
    private static final Pattern FORWARDED = Pattern.compile(
            "(?:^|;)\\s*(for|proto)\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^;\"\\s]*))", Pattern.CASE_INSENSITIVE);

    /** An address with a port, and for IPv6 in brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](?::\\d+)?|([0-9.]+):\\d+");

    /**
     * Parses a number of proxies, or {@code true} for one and {@code false} for none.
     *
     * @throws IllegalArgumentException when {@code text} is neither
     */
    public static TrustedProxies parse(String text) {
        var count = switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> 1;
            case "false", "no", "off" -> 0;
            default -> Integer.parseInt(text);
        };
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("out of bounds");
        }
        return new TrustedProxies(count);
    }

    /**
     * Returns the address that sent {@code request}; for IPv6 its network, since each customer has at least 2⁶⁴
     * addresses.
     */
    String clientAddress(RawRequest request) {
        try {
            return entry(request, Headers.FORWARDED_FOR, "for")
                    .map(address -> network(InetAddress.ofLiteral(withoutPort(address))))
                    .orElseGet(() -> peer(request));
        } catch (IllegalArgumentException _) {
            return peer(request); // the entry is no address, such as "unknown"
        }
    }

    /** Returns whether the client sent {@code request} over TLS, to this server or to the outermost of our proxies. */
    boolean isSecure(RawRequest request) {
        return request.isSecure()
                || entry(request, Headers.FORWARDED_PROTO, "proto").orElse("").equalsIgnoreCase("https");
    }

    /** Returns the entry that the outermost of our proxies wrote; empty without proxies or without such a header. */
    private Optional<String> entry(RawRequest request, String header, String element) {
        if (count == 0) {
            return Optional.empty();
        }
        var entries = entries(request.headers(header));
        if (entries.isEmpty()) {
            entries = entries(request.headers(Headers.FORWARDED)).stream()
                    .map(entry -> element(entry, element))
                    .toList();
        }
        // A proxy may replace the header of the proxy before it, which leaves fewer entries than proxies.
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(Math.max(0, entries.size() - count)));
    }

    /** A header on several lines is one list (RFC 9110, section 5.3). */
    private static List<String> entries(List<String> lines) {
        var entries = new ArrayList<String>();
        for (var line : lines) {
            for (var entry : line.split(",", -1)) {
                entries.add(entry.strip());
            }
        }
        return entries;
    }

    private static String element(String entry, String name) {
        var elements = FORWARDED.matcher(entry);
        while (elements.find()) {
            if (elements.group(1).equalsIgnoreCase(name)) {
                return elements.group(2) != null ? elements.group(2) : elements.group(3);
            }
        }
        return "";
    }

    private static String withoutPort(String address) {
        var match = WITH_PORT.matcher(address);
        if (!match.matches()) {
            return address;
        }
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static String peer(RawRequest request) {
        var peer = request.remoteAddress();
        return peer == null ? "unknown" : network(peer);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }

    @Override
    public String toString() {
        return Integer.toString(count);
    }
}
