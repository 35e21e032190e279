package com.cruddur.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The network address that a request is counted against. */
final class ClientAddress {

    private ClientAddress() {}

    /**
     * Returns the address that sent {@code request}; for IPv6 its network, since each customer has at least 2⁶⁴
     * addresses.
     *
     * @param trustProxy whether our proxy wrote the last address in X-Forwarded-For; clients can write the earlier ones
     */
    static String of(RawRequest request, boolean trustProxy) {
        if (trustProxy) {
            var forwarded = request.header(Headers.FORWARDED_FOR).orElse("");
            var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            try {
                return network(InetAddress.ofLiteral(last));
            } catch (IllegalArgumentException _) {
                // Only the proxy's own address is known then.
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
