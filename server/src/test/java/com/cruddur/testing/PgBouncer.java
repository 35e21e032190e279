package com.cruddur.testing;

import com.cruddur.platform.Directories;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A PgBouncer in transaction mode before all databases of a server, with the file of {@code docs/database.md}. It alone
 * knows the role's password: who has the password for PgBouncer cannot pass by it.
 */
public final class PgBouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADDRESS = "127.0.0.1";
    private static final String PASSWORD = "pooled";
    private static final String NOBODY = "65534";
    private static final Pattern INI = Pattern.compile("(?s)\n```ini\n(.*?)```\n");

    private final Path directory;
    private final int port;
    private final Process process;
    private final Thread atTheEnd = new Thread(this::close);

    private PgBouncer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** Starts one that signs in to the server at {@code url} as its user, with the settings {@code changes}. */
    public static PgBouncer before(DatabaseUrl url, Map<String, String> changes) {
        try {
            var port = freePort();
            var directory = Files.createTempDirectory("cruddur-pgbouncer-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            var users = Files.writeString(
                    directory.resolve("userlist.txt"), "\"%s\" \"%s\"\n".formatted(url.user(), PASSWORD));
            var server = url.hosts().getFirst();
            var ini = documented()
                    .replaceFirst(
                            "(?m)^cruddur = .*$",
                            "* = host=%s port=%s user=%s password=%s"
                                    .formatted(server.name(), server.port(), url.user(), url.password()))
                    .replaceFirst("(?m)^(listen_port) = .*$", "$1 = " + port)
                    .replaceFirst("(?m)^(auth_file) = .*$", "$1 = " + users)
                    .concat("unix_socket_dir =\n");
            for (var change : changes.entrySet()) {
                ini += "%s = %s\n".formatted(change.getKey(), change.getValue()); // the last one counts
            }
            var process = start(Files.writeString(directory.resolve("pgbouncer.ini"), ini));
            var pgBouncer = new PgBouncer(directory, port, process);
            pgBouncer.awaitStart();
            return pgBouncer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String documented() throws IOException {
        var matcher = INI.matcher(Files.readString(Path.of(System.getProperty("checkout"), "docs/database.md")));
        if (!matcher.find()) {
            throw new AssertionError("docs/database.md shows no pgbouncer.ini");
        }
        return matcher.group(1);
    }

    private static Process start(Path ini) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) { // which PgBouncer does not run as
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of(program(), "--quiet", ini.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ini.resolveSibling("log").toFile())
                .start();
    }

    /** Debian has it where an ordinary user's path does not lead. */
    private static String program() {
        var debians = "/usr/sbin/pgbouncer";
        return Files.isExecutable(Path.of(debians)) ? debians : "pgbouncer";
    }

    private void awaitStart() {
        Await.until(
                "PgBouncer",
                PATIENCE,
                () -> {
                    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return true;
                    } catch (IOException _) {
                        if (!process.isAlive()) {
                            throw new AssertionError("PgBouncer ended: " + log());
                        }
                        return false;
                    }
                },
                this::log);
    }

    /** The way to {@code url} through it. */
    public DatabaseUrl to(DatabaseUrl url) {
        return new DatabaseUrl(
                        List.of(new DatabaseUrl.Host(ADDRESS, port)),
                        url.database(),
                        url.user(),
                        PASSWORD,
                        url.parameters())
                .by(Pooler.TRANSACTION);
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (Files.exists(directory)) {
                Directories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
