package com.cruddur.platform.db.connect;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS that trusts only the bundled certificate authorities of Amazon RDS and RDS Proxy. Public because pgjdbc
 * instantiates it by name. With {@code sslmode=verify-full} pgjdbc verifies the host name.
 */
public final class RdsSocketFactory extends WrappedFactory {

    private static final List<String> DOMAINS = List.of(".rds.amazonaws.com", ".rds.amazonaws.com.cn");

    public RdsSocketFactory() throws GeneralSecurityException, IOException {
        try (var bundle = bundle()) {
            factory = trusting(certificates(bundle)).getSocketFactory();
        }
    }

    /** Whether {@code host} is a database of RDS, Aurora or RDS Proxy. */
    static boolean isRds(String host) {
        return DOMAINS.stream()
                .anyMatch(domain ->
                        host.regionMatches(true, host.length() - domain.length(), domain, 0, domain.length()));
    }

    static InputStream bundle() {
        return Objects.requireNonNull(RdsSocketFactory.class.getResourceAsStream("rds-ca.pem"), "rds-ca.pem");
    }

    /** Parses the certificates of a PEM file; lines between them are comments. */
    static Collection<? extends Certificate> certificates(InputStream pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(pem);
    }

    private static SSLContext trusting(Collection<? extends Certificate> authorities)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var number = 0;
        for (var authority : authorities) {
            store.setCertificateEntry("rds-" + number++, authority);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
