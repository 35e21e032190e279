package com.cruddur.platform.db.embedded;

import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code postmaster.pid}, in which a running PostgreSQL writes its port (line 4) and its state (line 8)
 * (<a href="https://www.postgresql.org/docs/current/storage-file-layout.html">file layout</a>).
 */
final class PostmasterFile {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PostmasterFile() {}

    /** Waits until the server of {@code cluster} accepts connections, and returns its port. */
    static int awaitPort(Path cluster) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var port = announcedPort(cluster);
            if (port.isPresent()) {
                return port.get();
            }
            pause();
        }
        throw new OperatorException(
                "The PostgreSQL in %s did not become ready within %s s: see postgresql.log beside it"
                        .formatted(cluster, PATIENCE.toSeconds()));
    }

    /** Returns the port of the server of {@code cluster} if it accepts connections now. */
    static Optional<Integer> readyPort(Path cluster) {
        try {
            return answers(Files.readAllLines(cluster.resolve("postmaster.pid")))
                    ? announcedPort(cluster)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Returns the port in the file once the server reports that it is ready. */
    private static Optional<Integer> announcedPort(Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() >= 8 && "ready".equals(lines.get(7).strip())
                    ? Optional.of(Integer.valueOf(lines.get(3).strip()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // the owner may still be creating the database
        }
    }

    /**
     * Deletes the file when its process is no PostgreSQL and nothing answers on its port. After a crash, especially of
     * a container, another process may have that number, and PostgreSQL and pg_ctl would take it for the server.
     */
    static void deleteIfStale(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file);
            if (!isPostgres(lines) && !answers(lines)) {
                Files.delete(file);
            }
        }
    }

    /** Returns whether there is a file, and its process is a PostgreSQL. */
    static boolean namesRunningPostgres(Path cluster) {
        try {
            return isPostgres(Files.readAllLines(cluster.resolve("postmaster.pid")));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isPostgres(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    private static boolean answers(List<String> lines) {
        if (lines.size() < 4 || !lines.get(3).strip().matches("[0-9]{1,5}")) {
            return false;
        }
        try (var _ = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(3).strip()))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
