package com.cruddur.platform.db.embedded;

import com.cruddur.platform.Directories;
import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded PostgreSQL: {@code database} (its cluster), {@code password}, {@code lock},
 * {@code postgresql.log}, and the unpacked programs.
 *
 * @param path the directory that contains them
 */
record DataDirectory(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private static final String ATTEMPT = "database.new-";
    private static final int PASSWORD_BYTES = 24;

    /** Returns PostgreSQL's own data directory. */
    Path cluster() {
        return path.resolve("database");
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    /** Returns whether the cluster exists. */
    boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    /**
     * Checks the directory before anything is changed.
     *
     * @throws OperatorException when the directory is not one of Cruddur's, or contains another major version's data
     */
    void requireOwnDataOf(int major) throws IOException {
        if (Files.exists(path.resolve("PG_VERSION"))) {
            throw new OperatorException(
                    "%s is the data directory of a PostgreSQL server: choose another with DATA_DIR or --data-dir, or set DATABASE_URL to use that server"
                            .formatted(path));
        }
        if (hasCluster()) {
            var found = Files.readString(cluster().resolve("PG_VERSION")).strip();
            if (!found.equals(Integer.toString(major))) {
                throw new OperatorException(
                        "%s holds data of PostgreSQL %s, this Cruddur brings PostgreSQL %s; nothing was changed: choose another with --data-dir, or serve it with a PostgreSQL %s and DATABASE_URL"
                                .formatted(path, found, major, found));
            }
        }
    }

    /**
     * Creates the cluster in a temporary directory and moves it into place, so an interruption leaves no partial
     * cluster. Each attempt uses its own directory, because an initdb that outlives a killed Cruddur removes what it
     * created.
     */
    void makeCluster(PostgresPrograms programs, String user, int major) throws IOException {
        deleteAttempts();
        var attempt = Files.createTempDirectory(path, ATTEMPT);
        try {
            programs.initialise(attempt, user, makePassword(), major);
            Files.writeString(
                    attempt.resolve("postgresql.conf"),
                    "\ninclude_if_exists = 'cruddur.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(attempt, cluster(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Directories.delete(attempt);
        }
    }

    private void deleteAttempts() throws IOException {
        try (var attempts = Files.newDirectoryStream(path, ATTEMPT + "*")) {
            for (var attempt : attempts) {
                try {
                    Directories.delete(attempt);
                } catch (IOException e) {
                    LOG.debug("{} is still written to", attempt, e);
                }
            }
        }
    }

    /** Creates the password unless it exists, and returns its file, which only the owner can read. */
    private Path makePassword() throws IOException {
        var file = path.resolve("password");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        if (Files.size(file) == 0) {
            var random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, Base64.getUrlEncoder().encodeToString(random));
        }
        return file;
    }

    /** Returns the password of the cluster. */
    String password() throws IOException {
        return Files.readString(path.resolve("password"));
    }

    /** Writes the settings with which the server starts. */
    void configure(List<String> settings) throws IOException {
        Files.write(cluster().resolve("cruddur.conf"), settings);
    }
}
