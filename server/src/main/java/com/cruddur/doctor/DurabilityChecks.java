package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.Numbers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that acknowledged posts survive a crash, and that standbys keep up. */
final class DurabilityChecks {

    private static final Duration LAG_WARNING = Duration.ofSeconds(10);

    /** Four segments of the log. */
    private static final long BYTES_WARNING = 64L << 20;

    private DurabilityChecks() {}

    static Finding durability(DoctorSql sql) {
        var settings = sql.durability();
        var off = consequences(settings);
        if (!off.isEmpty()) {
            return new Broken(
                    off.entrySet().stream()
                            .map(each -> "%s is off: %s".formatted(each.getKey(), each.getValue()))
                            .collect(Collectors.joining("; ")),
                    "set "
                            + String.join(
                                    ", ",
                                    off.keySet().stream()
                                            .map(name -> name + " = on")
                                            .toList()));
        }
        if (settings.synchronousStandbyNames().isEmpty()) {
            return new Good("what is acknowledged is on disk (fsync, full_page_writes, synchronous_commit="
                    + settings.synchronousCommit() + ")");
        }
        return synchronous(settings);
    }

    /** Returns the consequence of each setting that is off. */
    private static Map<String, String> consequences(DoctorSql.Durability settings) {
        var off = new LinkedHashMap<String, String>();
        if (!settings.fsync()) {
            off.put("fsync", "a crash of the machine damages the whole database");
        }
        if (!settings.fullPageWrites()) {
            off.put("full_page_writes", "a crash of the machine can tear pages");
        }
        if (settings.synchronousCommit().equals("off")) {
            off.put("synchronous_commit", "a crash loses the last posts that were acknowledged");
        }
        return off;
    }

    private static Finding synchronous(DoctorSql.Durability settings) {
        if (settings.synchronousCommit().equals("local")) {
            return new Warning(
                    "synchronous_commit is local: a failover loses the last posts, though synchronous_standby_names"
                            + " names standbys",
                    "set synchronous_commit = on");
        }
        return settings.perhapsSynchronous() == 0
                ? new Broken(
                        "every write waits for a synchronous standby (synchronous_standby_names), and none is"
                                + " connected",
                        "start the standby, or empty synchronous_standby_names and reload")
                : new Good("what is acknowledged is on disk here and on a synchronous standby");
    }

    static Finding replication(DoctorSql sql) {
        var standbys = sql.standbys();
        if (standbys.isEmpty()) {
            return new Good("no standby is connected by streaming; what a provider copies by itself is not seen here");
        }
        var hidden =
                standbys.stream().filter(standby -> standby.state() == null).count();
        if (hidden == standbys.size()) {
            return new Good("%s standby(s) connected; how far they are is shown to members of pg_monitor only"
                    .formatted(hidden));
        }
        var late = standbys.stream().filter(DurabilityChecks::isLate).toList();
        return late.isEmpty()
                ? new Good("all standbys follow: " + shown(standbys))
                : new Warning(
                        "late: " + shown(late),
                        "look at the standby's log, disk and network, and for long queries that hold its replay up");
    }

    private static boolean isLate(DoctorSql.Standby standby) {
        var lag = standby.lagSeconds();
        var bytes = standby.lagBytes(); // a standby that has stopped replaying reports no time
        return (lag != null && lag > LAG_WARNING.toSeconds())
                || (bytes != null && bytes > BYTES_WARNING)
                || (standby.state() != null && !standby.state().equals("streaming"));
    }

    private static String shown(List<DoctorSql.Standby> standbys) {
        return FindingText.some(standbys.stream()
                .map(standby -> "%s (%s, %s, %s s and %s bytes behind)"
                        .formatted(
                                standby.name(),
                                standby.state(),
                                standby.syncState(),
                                Numbers.rounded(standby.lagSeconds() == null ? 0 : standby.lagSeconds(), 1),
                                Numbers.grouped(standby.lagBytes() == null ? 0 : standby.lagBytes())))
                .toList());
    }
}
