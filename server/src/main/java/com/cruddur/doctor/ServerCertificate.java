package com.cruddur.doctor;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Reads the certificate of a PostgreSQL server, trusted or not, because nothing is sent after the handshake. The driver
 * decides separately whether to trust it.
 */
final class ServerCertificate {

    private static final int TIMEOUT = (int) Duration.ofSeconds(2).toMillis();

    /** <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">SSLRequest</a>. */
    private static final int SSL_REQUEST = 80_877_103;

    private static final int SSL_REQUEST_BYTES = 8;

    /** Accepts every certificate, because nothing is sent after the handshake. */
    private static final class Onlooker implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authentication) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authentication) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private ServerCertificate() {}

    /** Returns the certificate of {@code host}, empty when it does not support TLS. */
    static Optional<X509Certificate> of(DatabaseUrl.Host host) throws IOException, GeneralSecurityException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.name(), host.port()), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            var request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(SSL_REQUEST_BYTES);
            request.writeInt(SSL_REQUEST);
            request.flush();
            return socket.getInputStream().read() == 'S' ? Optional.of(shown(socket, host)) : Optional.empty();
        }
    }

    private static X509Certificate shown(Socket plain, DatabaseUrl.Host host)
            throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Onlooker()}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host.name(), host.port(), true)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
