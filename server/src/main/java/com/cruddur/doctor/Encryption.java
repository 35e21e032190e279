package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.db.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** Whether what goes to the database and back can be read on its way, and whether it is the right database. */
final class Encryption {

    private static final Duration SOON = Duration.ofDays(30);

    private final DatabaseUrl url;
    private final Reach reach;
    private final Clock clock;

    Encryption(DatabaseUrl url, Reach reach, Clock clock) {
        this.url = url;
        this.reach = reach;
        this.clock = clock;
    }

    Finding tls() {
        var failure = reach.tlsFailure();
        if (failure.isPresent()) {
            return failure.get();
        }
        return reach.session()
                .map(session -> judged(session.ask(DoctorSql::encryption)))
                .orElseGet(() -> new Skipped("there is no connection to look at"));
    }

    private Finding judged(DoctorSql.Encryption connection) {
        if (!connection.encrypted()) {
            return isLoopback()
                    ? new Good("not encrypted, and need not be: it does not leave this machine")
                    : new Broken(
                            "the connection is not encrypted, and leaves this machine",
                            "switch TLS on in the server, and say sslmode=verify-full in DATABASE_URL");
        }
        var words = "%s (%s), sslmode=%s".formatted(connection.version(), connection.cipher(), sslMode());
        if (sslMode().equals("verify-full") && !validatesNothing()) {
            return new Good("verified: " + words);
        }
        return isLoopback()
                ? new Good(words + "; it does not leave this machine")
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

    /** When the certificate ends; looked at by a handshake of its own, since the driver does not show it. */
    Finding certificate() throws IOException, GeneralSecurityException {
        var host = reach.host();
        if (host.isEmpty() || url.parameters().getOrDefault("sslmode", "").equals("disable")) {
            return new Skipped("there is no TLS to look at");
        }
        var shown = ServerCertificate.of(host.get());
        if (shown.isEmpty()) {
            return new Skipped("the server speaks no TLS");
        }
        var end = shown.get().getNotAfter().toInstant();
        var left = Duration.between(clock.instant(), end);
        var words = "the server's certificate ends on %s, in %d days"
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
