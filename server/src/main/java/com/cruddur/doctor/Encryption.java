package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** Checks that the connection to the database is encrypted and the server verified. */
final class Encryption {

    private static final Duration SOON = Duration.ofDays(30);

    private final DatabaseUrl url;
    private final ConnectionProbe probe;
    private final Clock clock;

    Encryption(DatabaseUrl url, ConnectionProbe probe, Clock clock) {
        this.url = url;
        this.probe = probe;
        this.clock = clock;
    }

    Finding tls() throws IOException, GeneralSecurityException {
        var failure = probe.tlsFailure();
        if (failure.isPresent()) {
            return failure.get();
        }
        var session = probe.session();
        if (session.isEmpty()) {
            return new Skipped("there is no connection to look at");
        }
        var connection = session.get().ask(DoctorSql::encryption);
        return url.pooler() == Pooler.NONE
                ? judged(connection.encrypted(), "%s (%s), ".formatted(connection.version(), connection.cipher()))
                : byPooler(connection);
    }

    /** PostgreSQL reports the pooler's connection, not ours to the pooler. */
    private Finding byPooler(DoctorSql.Encryption connection) throws IOException, GeneralSecurityException {
        var toPooler = judged(speaksTls(), "to the pooler, ");
        return toPooler instanceof Good && !connection.encrypted() && !connection.oneMachine()
                ? new Warning(
                        "the pooler's own connection to the database is not encrypted",
                        "switch that on in the pooler; for PgBouncer, server_tls_sslmode = verify-full")
                : toPooler;
    }

    private boolean speaksTls() throws IOException, GeneralSecurityException {
        var host = probe.host();
        return !sslMode().equals("disable")
                && host.isPresent()
                && ServerCertificate.of(host.get()).isPresent();
    }

    private Finding judged(boolean encrypted, String how) {
        var words = how + "sslmode=" + sslMode();
        if (!encrypted) {
            return isLoopback()
                    ? new Good("not encrypted, and need not be: it does not leave this machine")
                    : new Broken(
                            "the connection is not encrypted, and leaves this machine",
                            "switch TLS on in the server, and say sslmode=verify-full in DATABASE_URL");
        }
        if (sslMode().equals("verify-full") && !validatesNothing()) {
            return new Good("verified: " + words);
        }
        return isLoopback()
                ? new Good("encrypted: " + words + "; it does not leave this machine")
                : new Warning(
                        "encrypted, but who the server is was not verified: " + words,
                        "say sslmode=verify-full in DATABASE_URL, and name the authority's file with sslrootcert");
    }

    private String sslMode() {
        return url.parameters().getOrDefault("sslmode", "prefer");
    }

    private boolean validatesNothing() {
        return url.parameters().getOrDefault("sslfactory", "").contains("NonValidating");
    }

    private boolean isLoopback() {
        return url.hosts().stream().allMatch(Encryption::isLoopback);
    }

    private static boolean isLoopback(DatabaseUrl.Host host) {
        try {
            return InetAddress.getByName(host.name()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /** Reports when the certificate expires. A separate handshake reads it, because the driver does not expose it. */
    Finding certificate() throws IOException, GeneralSecurityException {
        var host = probe.host();
        if (host.isEmpty() || url.parameters().getOrDefault("sslmode", "").equals("disable")) {
            return new Skipped("there is no TLS to look at");
        }
        var shown = ServerCertificate.of(host.get());
        if (shown.isEmpty()) {
            return new Skipped("the server speaks no TLS");
        }
        var end = shown.get().getNotAfter().toInstant();
        var left = Duration.between(clock.instant(), end);
        var words = "the server's certificate ends on %s, in %s days"
                .formatted(LocalDate.ofInstant(end, clock.getZone()), left.toDays());
        if (left.isNegative()) {
            return new Broken(
                    "the server's certificate ended on " + LocalDate.ofInstant(end, clock.getZone()),
                    "renew it; on RDS, rotate the instance's certificate");
        }
        return left.compareTo(SOON) < 0
                ? new Warning(words, "renew it before that day; on RDS, rotate the instance's certificate")
                : new Good(words);
    }
}
