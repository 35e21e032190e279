package com.cruddur.platform.db.connect;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;

/** Explains why a server's TLS is not trusted, and the remedy. A connection never falls back to weaker TLS. */
public final class TlsFailures {

    private TlsFailures() {}

    /** Returns cause and remedy, empty when TLS is not the cause. */
    public static Optional<String> advice(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var advice = ofCause(cause);
            if (advice.isPresent()) {
                return advice;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofCause(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException _ ->
                Optional.of("its certificate has expired; renew it, or correct this machine's clock");
            case CertificateNotYetValidException _ ->
                Optional.of("its certificate is not valid yet; correct this machine's clock, or the certificate");
            case CertPathBuilderException _ -> Optional.of(untrusted());
            case CertPathValidatorException invalid
            when !(invalid.getCause() instanceof CertificateExpiredException)
                    && !(invalid.getCause() instanceof CertificateNotYetValidException) -> Optional.of(untrusted());
            case SQLException refused -> ofMessage(String.valueOf(refused.getMessage()));
            default -> Optional.empty();
        };
    }

    private static String untrusted() {
        return "its certificate is of an authority that is not trusted; name the authority's file with sslrootcert in"
                + " DATABASE_URL, or correct the host";
    }

    /** pgjdbc identifies these failures by their text alone, which it translates into the JVM's language. */
    private static Optional<String> ofMessage(String message) {
        if (message.contains("hostnameverifier")) {
            return Optional.of("its certificate is for another host name; write the host in DATABASE_URL as the"
                    + " certificate has it");
        }
        if (message.contains("SSL root certificate")) {
            return Optional.of("the file that sslrootcert names cannot be read; correct DATABASE_URL");
        }
        return message.contains("does not support SSL")
                ? Optional.of("it speaks no TLS, which sslmode in DATABASE_URL demands; switch TLS on in the server")
                : Optional.empty();
    }
}
