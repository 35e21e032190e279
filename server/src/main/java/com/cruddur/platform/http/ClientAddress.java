package com.cruddur.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Where a request comes from, as far as it matters for counting. */
final class ClientAddress {

    private ClientAddress() {}

    /**
     * The address of whoever sent {@code request}. Of IPv6 it is the network: each customer gets at least 2⁶⁴ addresses.
     *
     * @param trustProxy whether the last line of X-Forwarded-For was written by a proxy of ours; anybody can write the
     *     ones before
     */
    static String of(Request request, boolean trustProxy) {
        if (trustProxy) {
            var forwarded = request.header(Headers.FORWARDED_FOR).orElse("");
            var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            try {
                return network(InetAddress.ofLiteral(last));
            } catch (IllegalArgumentException _) {
                // Then the proxy itself is all we know.
            }
        }
        var peer = request.remoteAddress();
        return peer == null ? "unknown" : network(peer);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }
}
