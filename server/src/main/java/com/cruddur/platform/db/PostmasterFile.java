package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a running PostgreSQL says of itself in {@code postmaster.pid}: the port in line 4, the state in line 8
 * (<a href="https://www.postgresql.org/docs/current/storage-file-layout.html">file layout</a>).
 */
final class PostmasterFile {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PostmasterFile() {}

    /** Waits until the server of {@code cluster} takes connections, and returns its port. */
    static int awaitPort(Path cluster) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
                if (lines.size() >= 8 && "ready".equals(lines.get(7).strip())) {
                    return Integer.parseInt(lines.get(3).strip());
                }
            } catch (IOException _) {
                // Not there yet: the owner may still be making the database.
            }
            pause();
        }
        throw new OperatorException(
                "The PostgreSQL in %s did not become ready within %d s: see postgresql.log beside it"
                        .formatted(cluster, PATIENCE.toSeconds()));
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
