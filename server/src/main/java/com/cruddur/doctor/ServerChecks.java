package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks that the server is a PostgreSQL that Cruddur supports. */
final class ServerChecks {

    /**
     * The <a href="https://www.postgresql.org/support/versioning/">end of support</a> of each PostgreSQL version that
     * Cruddur is tested with.
     */
    private static final TreeMap<Integer, LocalDate> END_OF_LIFE = new TreeMap<>(Map.of(
            13, LocalDate.of(2025, 11, 13),
            14, LocalDate.of(2026, 11, 12),
            15, LocalDate.of(2027, 11, 11),
            16, LocalDate.of(2028, 11, 9),
            17, LocalDate.of(2029, 11, 8),
            18, LocalDate.of(2030, 11, 14)));

    private static final Duration SOON = Duration.ofDays(180);

    /** With a larger difference, tokens are refused and posts show a wrong age. */
    private static final Duration SKEW_BROKEN = Duration.ofMinutes(1);

    private static final Duration SKEW_WARNING = Duration.ofSeconds(2);

    /** Locales that know no letters outside ASCII. */
    private static final Set<String> ASCII_LOCALES = Set.of("C", "POSIX");

    private static final String NEW_DATABASE =
            "make a database with ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0, and move the rows there by pg_dump and pg_restore";

    private final Clock clock;

    ServerChecks(Clock clock) {
        this.clock = clock;
    }

    Finding version(DoctorSql sql) {
        var server = sql.server();
        var name = "PostgreSQL " + server.version();
        if (server.major() < END_OF_LIFE.firstKey()) {
            return new Broken(
                    "%s is older than %s, the oldest that Cruddur works with".formatted(name, END_OF_LIFE.firstKey()),
                    "upgrade to PostgreSQL " + END_OF_LIFE.lastKey());
        }
        var end = END_OF_LIFE.get(server.major());
        if (end == null) {
            return new Warning(
                    "%s is newer than %s, the newest that this Cruddur was tested on"
                            .formatted(name, END_OF_LIFE.lastKey()),
                    "take a newer Cruddur, or PostgreSQL " + END_OF_LIFE.lastKey());
        }
        var today = LocalDate.now(clock);
        if (today.isAfter(end)) {
            return new Warning(
                    "%s gets no more fixes since %s".formatted(name, end),
                    "upgrade to PostgreSQL " + END_OF_LIFE.lastKey());
        }
        return today.plusDays(SOON.toDays()).isAfter(end)
                ? new Warning(
                        "%s gets no more fixes from %s on".formatted(name, end),
                        "plan the upgrade to PostgreSQL " + END_OF_LIFE.lastKey())
                : new Good("%s, which gets fixes until %s".formatted(name, end));
    }

    static Finding primary(DoctorSql sql) {
        var server = sql.server();
        if (server.standby()) {
            return new Broken(
                    "this is a standby, which takes no writes",
                    "point DATABASE_URL at the primary, or promote this one if the primary is gone");
        }
        return server.readOnly()
                ? new Broken(
                        "transactions are read-only by default (default_transaction_read_only)",
                        "switch that off for the server, the database and the role; on RDS, see whether the disk is"
                                + " full")
                : new Good("this is the primary, and it takes writes");
    }

    static Finding encoding(DoctorSql sql) {
        var server = sql.server();
        if (!server.encoding().equals("UTF8")) {
            return new Broken(
                    "the database's encoding is %s, which cannot hold what people write".formatted(server.encoding()),
                    NEW_DATABASE);
        }
        return ASCII_LOCALES.contains(server.ctype())
                ? new Warning(
                        "the database's LC_CTYPE is %s, for which only ASCII has letters: people are not found by similar names in other scripts"
                                .formatted(server.ctype()),
                        NEW_DATABASE)
                : new Good("UTF8, LC_CTYPE " + server.ctype());
    }

    static Finding extensions(DoctorSql sql) {
        var missing = sql.missingExtensions();
        return missing.isEmpty()
                ? new Good("pg_trgm and uuid-ossp are there")
                : new Broken(
                        "missing: " + String.join(", ", missing),
                        "have the owner run CREATE EXTENSION \"%s\" in this database"
                                .formatted(String.join("\" and CREATE EXTENSION \"", missing)));
    }

    /** Compares this machine's clock with the database's, as precisely as the round trip allows. */
    Finding clock(DoctorSql sql) {
        var skew = ClockSkew.of(clock, sql::now);
        if (skew.least().compareTo(SKEW_WARNING) < 0) {
            return new Good("the database's clock and this machine's differ by less than %s s"
                    .formatted(seconds(skew.most().plusMillis(1))));
        }
        var words = "the database's clock is %s this machine's, by %s s, give or take %s s"
                .formatted(skew.direction(), seconds(skew.offset().abs()), seconds(skew.uncertainty()));
        var cure = "have both set their clocks by the same time servers (NTP)";
        return skew.least().compareTo(SKEW_BROKEN) < 0 ? new Warning(words, cure) : new Broken(words, cure);
    }

    private static String seconds(Duration duration) {
        return Numbers.rounded(duration.toNanos() / 1e9, 3);
    }
}
