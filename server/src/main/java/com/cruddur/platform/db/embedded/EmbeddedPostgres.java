package com.cruddur.platform.db.embedded;

import com.cruddur.platform.Directories;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that Cruddur runs itself, with its data in a directory that outlives the process. It listens on
 * the loopback address only and requires a password, which is stored beside the data. One Cruddur process at a time
 * owns it by a file lock, which the system releases however the process ends. The next owner takes over a server that a
 * killed one left running.
 *
 * <p>zonky's own launcher trusts every local user, stops the database from a shutdown hook while requests still drain,
 * and has neither lock nor takeover.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String USER = "postgres";
    private static final String DATABASE = "cruddur";

    private final DataDirectory directory;
    private final int wantedPort;
    private final PostgresBinaries binaries;
    private final List<String> settings;

    private @Nullable FileChannel lockFile;
    private volatile @Nullable PostgresPrograms programs;
    private volatile boolean closing;
    private boolean owner;

    /**
     * Prepares the server without starting it.
     *
     * @param directory the directory of all files; created when missing
     * @param port the port to listen on, or 0 for a free one
     */
    public EmbeddedPostgres(Path directory, int port) {
        this(directory, port, PostgresBinaries.besideTheJar(), List.of());
    }

    /** Prepares a server of other binaries, with more lines for {@code postgresql.conf}. */
    public EmbeddedPostgres(Path directory, int port, PostgresBinaries binaries, List<String> settings) {
        this.directory = new DataDirectory(directory);
        this.wantedPort = port;
        this.binaries = binaries;
        this.settings = settings;
    }

    /**
     * Starts the server, or takes over one that a killed owner left running, and returns its address.
     *
     * @throws OperatorException when another Cruddur owns the directory, when it contains another major version's data,
     *     or when PostgreSQL does not start; the data is unchanged
     */
    public synchronized DatabaseUrl start() {
        prepare();
        if (!lock()) {
            throw new OperatorException(
                    "Another Cruddur is running on the data directory %s: stop it, or choose another with --data-dir"
                            .formatted(directory.path()));
        }
        return startLocked();
    }

    /** Starts the server, or joins the one that another Cruddur runs in this directory. */
    public synchronized DatabaseUrl startOrJoin() {
        prepare();
        return lock() ? startLocked() : url(directory, PostmasterFile.awaitPort(directory.cluster()));
    }

    /** Returns the address of the server that a Cruddur runs in {@code path}, empty when none does; changes nothing. */
    public static Optional<DatabaseUrl> running(Path path) {
        var directory = new DataDirectory(path);
        return PostmasterFile.readyPort(directory.cluster()).map(port -> url(directory, port));
    }

    /**
     * Stops the server if this object owns it. Sessions end; committed data is safe. Interrupts a start in another
     * thread first, so that it leaves no server running.
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
                PostmasterFile.deleteIfStale(directory.cluster());
                programs.stop(directory.cluster());
            }
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL in {} was not stopped cleanly", directory.path(), e);
        }
    }

    /** Returns whether the server that this object started runs no more, although nobody told it to stop. */
    synchronized boolean hasEnded() {
        return owner && !closing && !PostmasterFile.namesRunningPostgres(directory.cluster());
    }

    /** Starts the server again, on its port, after it {@linkplain #hasEnded() has ended}. */
    synchronized void startAgain() throws IOException {
        var postgres = programs;
        if (hasEnded() && postgres != null) {
            PostmasterFile.deleteIfStale(directory.cluster());
            postgres.start(directory.cluster());
        }
    }

    private void prepare() {
        try {
            directory.requireOwnDataOf(binaries.major());
            Directories.create(directory.path());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private boolean lock() {
        try {
            lockFile = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
            var postgres = new PostgresPrograms(binaries.unpack(directory.path()), directory.log());
            programs = postgres;
            if (!directory.hasCluster()) {
                requireOpen();
                directory.makeCluster(postgres, USER, binaries.major());
            }
            requireOpen();
            owner = true;
            PostmasterFile.deleteIfStale(directory.cluster());
            var port = postgres.isRunning(directory.cluster()) ? takeOver(postgres) : startServer(postgres);
            var url = url(directory, port);
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

    private int takeOver(PostgresPrograms postgres) throws IOException {
        var port = PostmasterFile.awaitPort(directory.cluster());
        if (wantedPort == 0 || wantedPort == port) {
            LOG.info("Taking over the PostgreSQL that an earlier Cruddur left running in {}", directory.path());
            return port;
        }
        postgres.stop(directory.cluster());
        return startServer(postgres);
    }

    private int startServer(PostgresPrograms postgres) throws IOException {
        var port = wantedPort == 0 ? freePort() : wantedPort;
        var lines = new ArrayList<>(List.of(
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "max_connections = 240", // the largest pool, and some for tools
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "log_lock_waits = on",
                "deadlock_timeout = 250ms", // before a statement of ours gives up
                "jit = off")); // every query is short
        lines.addAll(settings);
        directory.configure(lines);
        postgres.start(directory.cluster());
        return port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static DatabaseUrl url(DataDirectory directory, int port) {
        try {
            var password = directory.password();
            return new DatabaseUrl(
                    List.of(new DatabaseUrl.Host("127.0.0.1", port)),
                    DATABASE,
                    USER,
                    password,
                    Map.of("sslmode", "disable"));
        } catch (IOException e) {
            throw failure(directory, e);
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
        return failure(directory, e);
    }

    private static OperatorException failure(DataDirectory directory, IOException e) {
        var cause = Directories.cause(e);
        return new OperatorException(
                cause.contains("No space left on device")
                        ? "The disk that holds %s is full: free some space, or choose another directory with DATA_DIR or --data-dir"
                                .formatted(directory.path())
                        : "The embedded PostgreSQL in %s cannot be used: %s".formatted(directory.path(), cause),
                e);
    }
}
