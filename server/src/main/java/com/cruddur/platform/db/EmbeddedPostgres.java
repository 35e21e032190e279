package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of Cruddur's own, with its data in a directory that outlives the process. It listens on the
 * loopback address only and asks for a password that is kept beside the data. One Cruddur at a time owns it, held by a
 * file lock that the system releases however that process ends; a server left behind by a killed owner is taken over.
 *
 * <p>zonky's own launcher is not used: it trusts every local user, stops the database from a shutdown hook while
 * requests still drain, and knows neither lock nor take-over.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String USER = "postgres";
    private static final String DATABASE = "cruddur";
    private static final String ATTEMPT = "database.new-";

    private final Path directory;
    private final Path cluster;
    private final int wantedPort;
    private final PostgresBinaries binaries;
    private final List<String> settings;

    private @Nullable FileChannel lockFile;
    private volatile @Nullable PostgresPrograms programs;
    private volatile boolean closing;
    private boolean owner;

    /**
     * Prepares the server; nothing runs yet.
     *
     * @param directory where everything is kept; made when missing
     * @param port the port to listen on, or 0 for a free one
     */
    public EmbeddedPostgres(Path directory, int port) {
        this(directory, port, PostgresBinaries.besideTheJar(), List.of());
    }

    /** The same with other binaries and with further lines for {@code postgresql.conf}. */
    public EmbeddedPostgres(Path directory, int port, PostgresBinaries binaries, List<String> settings) {
        this.directory = directory;
        this.cluster = directory.resolve("database");
        this.wantedPort = port;
        this.binaries = binaries;
        this.settings = settings;
    }

    /**
     * Starts the server, or takes over one that a killed owner left behind, and returns where it is.
     *
     * @throws OperatorException when another Cruddur owns the directory, when it holds another major version's data,
     *     or when PostgreSQL does not start; the data is left as it was
     */
    public synchronized DatabaseUrl start() {
        refuseForeignData();
        Directories.create(directory);
        if (!lock()) {
            throw new OperatorException(
                    "Another Cruddur is running on the data directory %s: stop it, or choose another with --data-dir"
                            .formatted(directory));
        }
        return startLocked();
    }

    /** Starts the server, or joins the one that another Cruddur runs on the same directory. */
    public synchronized DatabaseUrl startOrJoin() {
        refuseForeignData();
        Directories.create(directory);
        return lock() ? startLocked() : url(PostmasterFile.awaitPort(cluster));
    }

    /**
     * Stops the server if this object owns it; sessions are ended, committed data is safe. A start under way in another
     * thread is broken off first, so that it leaves no server behind.
     */
    @Override
    public void close() {
        closing = true;
        var starting = programs;
        if (starting != null) {
            starting.interruptInitialise();
        }
        closeStarted();
    }

    private synchronized void closeStarted() {
        try {
            if (owner && programs != null) {
                owner = false;
                PostmasterFile.deleteIfStale(cluster);
                programs.stop(cluster);
            }
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL in {} was not stopped cleanly", directory, e);
        }
    }

    private boolean lock() {
        try {
            lockFile = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private DatabaseUrl startLocked() {
        try {
            var postgres = new PostgresPrograms(binaries.unpack(directory), directory.resolve("postgresql.log"));
            programs = postgres;
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                requireOpen();
                initialise(postgres);
            }
            requireOpen();
            owner = true;
            PostmasterFile.deleteIfStale(cluster);
            var port = postgres.isRunning(cluster) ? takeOver(postgres) : startServer(postgres);
            var url = url(port);
            createDatabase(url);
            return url;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void requireOpen() throws IOException {
        if (closing) {
            throw new IOException("told to stop while starting");
        }
    }

    /** Looks before anything is touched. */
    private void refuseForeignData() {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            throw new OperatorException(
                    "%s is the data directory of a PostgreSQL server: choose another with DATA_DIR or --data-dir, or set DATABASE_URL to use that server"
                            .formatted(directory));
        }
        var versionFile = cluster.resolve("PG_VERSION");
        if (Files.exists(versionFile)) {
            var major = majorVersion(versionFile);
            if (!major.equals(Integer.toString(binaries.major()))) {
                throw new OperatorException(
                        "%s holds data of PostgreSQL %s, this Cruddur brings PostgreSQL %d; nothing was changed: choose another with --data-dir, or serve it with a PostgreSQL %s and DATABASE_URL"
                                .formatted(directory, major, binaries.major(), major));
            }
        }
    }

    private String majorVersion(Path versionFile) {
        try {
            return Files.readString(versionFile).strip();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Makes the cluster aside and moves it into place, so that an interruption leaves nothing half made. Each attempt
     * has a directory of its own: an initdb that outlives a killed Cruddur removes what it made.
     */
    private void initialise(PostgresPrograms postgres) throws IOException {
        deleteAttempts();
        var partial = Files.createTempDirectory(directory, ATTEMPT);
        var password = directory.resolve("password");
        if (!Files.exists(password)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, Base64.getUrlEncoder().encodeToString(random));
        }
        try {
            postgres.initialise(partial, USER, password, binaries.major());
            Files.writeString(
                    partial.resolve("postgresql.conf"),
                    "\ninclude_if_exists = 'cruddur.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Directories.delete(partial);
        }
    }

    private void deleteAttempts() throws IOException {
        try (var attempts = Files.newDirectoryStream(directory, ATTEMPT + "*")) {
            for (var attempt : attempts) {
                try {
                    Directories.delete(attempt);
                } catch (IOException e) {
                    LOG.debug("{} is still written to", attempt, e);
                }
            }
        }
    }

    private int takeOver(PostgresPrograms postgres) throws IOException {
        var port = PostmasterFile.awaitPort(cluster);
        if (wantedPort == 0 || wantedPort == port) {
            LOG.info("Taking over the PostgreSQL that an earlier Cruddur left running in {}", directory);
            return port;
        }
        postgres.stop(cluster);
        return startServer(postgres);
    }

    private int startServer(PostgresPrograms postgres) throws IOException {
        var port = wantedPort == 0 ? freePort() : wantedPort;
        var lines = new ArrayList<>(List.of(
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "max_connections = 240", // the largest pool, and room for tools
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "jit = off")); // every query is short
        lines.addAll(settings);
        Files.write(cluster.resolve("cruddur.conf"), lines);
        postgres.start(cluster);
        return port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private DatabaseUrl url(int port) {
        try {
            var password = Files.readString(directory.resolve("password"));
            return new DatabaseUrl(
                    List.of(new DatabaseUrl.Host("127.0.0.1", port)),
                    DATABASE,
                    USER,
                    password,
                    Map.of("sslmode", "disable"));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void createDatabase(DatabaseUrl url) {
        var maintenance = url.withDatabase("postgres");
        try (var connection = maintenance.dataSource(Map.of()).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw failure(new IOException(e.getMessage(), e));
        }
    }

    private OperatorException failure(IOException e) {
        var cause = Directories.cause(e);
        return new OperatorException(
                cause.contains("No space left on device")
                        ? "The disk that holds %s is full: free some space, or choose another directory with DATA_DIR or --data-dir"
                                .formatted(directory)
                        : "The embedded PostgreSQL in %s cannot be used: %s".formatted(directory, cause),
                e);
    }
}
