package com.cruddur.testing;

import com.cruddur.platform.Directories;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of Debian's, on an address of the loopback network, that tests kill, hang, promote and follow by
 * others as servers of production are. It streams to {@link #standby standbys}. Its data survive its own death, not the
 * machine's. Nothing of it is left when it is closed, or when the tests end.
 */
public final class DebianPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DATABASE = "cruddur";

    private static final Map<String, String> SETTINGS = Map.of(
            "unix_socket_directories", "",
            "shared_buffers", "32MB",
            "fsync", "off",
            "wal_level", "replica",
            "wal_log_hints", "on", // for pg_rewind
            "wal_keep_size", "256MB", // for a standby that was away
            "wal_retrieve_retry_interval", "200ms", // at 5 s, commits that wait for a standby would wait for this
            "max_wal_senders", "10",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final PostgresTools programs;
    private final Path directory;
    private final String address;
    private final int port;
    private final Thread atTheEnd = new Thread(this::remove);

    private DebianPostgres(String address, int port, Map<String, String> environment) {
        try {
            this.directory = Files.createTempDirectory("cruddur-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.programs = new PostgresTools(environment);
        this.address = address;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** Starts a server with an empty database on {@code address}, such as 127.0.0.2, and a free port. */
    public static DebianPostgres primary(String address) {
        return primary(address, Map.of(), Map.of());
    }

    /**
     * The same with settings of {@code postgresql.conf}, and with variables in the environment of its programs.
     *
     * @param settings unquoted; {@code synchronous_standby_names} is better set by {@link #set} once there is a standby
     */
    public static DebianPostgres primary(
            String address, Map<String, String> settings, Map<String, String> environment) {
        var server = new DebianPostgres(address, freePort(), environment);
        try {
            var password = Files.writeString(server.directory.resolve("password"), Troubleshooting.SECRET);
            server.programs.run(
                    "initdb",
                    "--pgdata=" + server.cluster(),
                    "--username=postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync");
            server.append("pg_hba.conf", "host all all all scram-sha-256\nhost replication all all scram-sha-256\n");
            server.append("postgresql.conf", lines(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        TestDatabase.at(server.url().withDatabase("postgres")).execute("CREATE DATABASE " + DATABASE);
        return server;
    }

    /** Applies our migrations, and returns this server. */
    public DebianPostgres migrated() {
        new Migrations(url()).migrate();
        return this;
    }

    /** Starts a copy on another address and the same port, which from then on replays what this server writes. */
    public DebianPostgres standby(String otherAddress) {
        return standby(otherAddress, programs.environment());
    }

    /** The same with other variables in the environment of its programs. */
    public DebianPostgres standby(String otherAddress, Map<String, String> environment) {
        var standby = new DebianPostgres(otherAddress, port, environment);
        standby.programs.run(
                "pg_basebackup",
                "--dbname=" + sourceFor(standby),
                "--pgdata=" + standby.cluster(),
                "--write-recovery-conf",
                "--checkpoint=fast",
                "--no-sync");
        standby.start();
        awaitStreamingTo(standby);
        return standby;
    }

    /** Copies its files into {@code directory}, for {@link #restored}. */
    public void backUp(Path directory) {
        programs.run(
                "pg_basebackup",
                "--dbname=" + sourceFor(this),
                "--pgdata=" + directory,
                "--checkpoint=fast",
                "--no-sync");
    }

    /**
     * Starts another server of {@code backup}, which it takes, and of the {@code archive} of its log: all that was
     * committed until {@code moment} is there, and it takes writes.
     */
    public static DebianPostgres restored(String address, Path backup, Path archive, String moment) {
        var server = new DebianPostgres(address, freePort(), Map.of());
        try {
            Files.move(backup, server.cluster());
            Files.createFile(server.cluster().resolve("recovery.signal"));
            server.append("postgresql.conf", """
                    restore_command = 'cp %s/%%f "%%p"'
                    recovery_target_time = '%s'
                    recovery_target_action = 'promote'
                    archive_mode = off
                    """.formatted(archive, moment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        Await.until(
                "the moment",
                PATIENCE,
                () -> server.database().texts("SELECT pg_is_in_recovery()").equals(List.of("false")),
                server::log);
        return server;
    }

    /** Comes back as a standby of {@code primary}, which was its standby: what only this server wrote is given up. */
    public void follow(DebianPostgres primary) {
        stop();
        primary.execute("CHECKPOINT"); // before version 16, pg_rewind knows of the promotion from then on only
        programs.run(
                "pg_rewind",
                "--target-pgdata=" + cluster(),
                "--source-server=" + primary.sourceFor(this) + " dbname=" + DATABASE,
                "--write-recovery-conf",
                "--no-sync");
        start();
        primary.awaitStreamingTo(this);
    }

    private String sourceFor(DebianPostgres standby) {
        return "host=%s port=%s user=postgres password=%s application_name=%s"
                .formatted(address, port, Troubleshooting.SECRET, standby.address);
    }

    private void awaitStreamingTo(DebianPostgres standby) {
        var streaming = "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming' AND application_name = '%s'"
                .formatted(standby.address);
        Await.until("replication", PATIENCE, () -> !query(streaming).isEmpty(), () -> log() + standby.log());
    }

    /** Makes a standby a primary; returns when it takes writes. */
    public void promote() {
        programs.run("pg_ctl", "promote", "--pgdata=" + cluster(), "--wait");
    }

    /** Starts it, after {@link #stop} or {@link #kill}. */
    public void start() {
        programs.run(
                "pg_ctl",
                "start",
                "--pgdata=" + cluster(),
                "--log=" + directory.resolve("log"),
                "--options=-h %s -p %s".formatted(address, port),
                "--wait");
    }

    /** Stops it as RDS does: sessions are ended, standbys get all that was written. It may be stopped already. */
    public void stop() {
        if (Files.exists(cluster().resolve("postmaster.pid"))) {
            programs.run("pg_ctl", "stop", "--pgdata=" + cluster(), "--mode=fast", "--wait");
        }
    }

    /** Ends all of its processes with {@code kill -9}. */
    public void kill() {
        var processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        TemporaryDataDirectory.awaitEnd(processes);
        try {
            Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Halts all of its processes: it takes connections and never answers. */
    public void hang() {
        signal("STOP");
    }

    /** Lets them go on. */
    public void resume() {
        signal("CONT");
    }

    /** Twice, for what the first process started before it had the signal itself. */
    private void signal(String name) {
        for (var pass = 0; pass < 2; pass++) {
            processes().forEach(process -> Shell.run("kill", "-" + name, Long.toString(process.pid())));
        }
    }

    private List<ProcessHandle> processes() {
        try {
            var line = Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst();
            var postmaster = ProcessHandle.of(Long.parseLong(line.strip())).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A standby goes on receiving, and shows nothing new. */
    public void pauseReplay() {
        execute("SELECT pg_wal_replay_pause()");
        Await.until(
                "the pause",
                PATIENCE,
                () -> database().texts("SELECT pg_get_wal_replay_pause_state()").equals(List.of("paused")));
    }

    /** It shows what it has received. */
    public void resumeReplay() {
        execute("SELECT pg_wal_replay_resume()");
    }

    /** Changes a setting of the running server that needs no restart, such as {@code synchronous_standby_names}. */
    public void set(String setting, String value) {
        execute("ALTER SYSTEM SET %s = '%s'".formatted(setting, value));
        execute("SELECT pg_reload_conf()");
        Await.until(setting, PATIENCE, () -> database().texts("SHOW " + setting).equals(List.of(value)));
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    /** Its cluster's directory. */
    public Path cluster() {
        return directory.resolve("cluster");
    }

    /** What it logged. */
    public String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseUrl url() {
        return DatabaseUrl.parse(connectionString());
    }

    /** The connection URL as an operator would write it, password included. */
    public String connectionString() {
        return connectionString(address);
    }

    /** The same by another name for its address. */
    public String connectionString(String host) {
        return "postgresql://postgres:%s@%s:%s/%s?sslmode=disable"
                .formatted(Troubleshooting.SECRET, host, port, DATABASE);
    }

    /** Its database, with all that tests can do there. */
    public TestDatabase database() {
        return TestDatabase.at(url());
    }

    /** Runs statements. */
    public void execute(String sql) {
        database().execute(sql);
    }

    /** Runs a query and returns its rows, by column. */
    public List<Map<String, @Nullable Object>> query(String sql) {
        return database().query(sql);
    }

    private static String lines(Map<String, String> settings) {
        var all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        return all.entrySet().stream()
                .map(setting -> "%s = '%s'%n".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(cluster().resolve(file), text, StandardOpenOption.APPEND);
    }

    /** One that is free on every address, so that a standby can have the same. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        remove();
    }

    private void remove() {
        try {
            if (Files.exists(cluster().resolve("postmaster.pid"))) {
                kill();
            }
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
