package com.cruddur.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    static String of(ServerRequest request, boolean trustProxy) {
        if (trustProxy) {
            var forwarded = request.headers().first(HeaderNames.X_FORWARDED_FOR).orElse("");
            var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            try {
                return network(InetAddress.ofLiteral(last));
            } catch (IllegalArgumentException _) {
                // Then the proxy itself is all we know.
            }
        }
        return request.remotePeer().address() instanceof InetSocketAddress socket
                ? network(socket.getAddress())
                : "unknown";
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }
}
