package com.cruddur.testing;

import com.cruddur.platform.Directories;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A data directory seen from outside: what a person with a shell finds out about the server in it.
 *
 * @param path where it is
 */
public record TemporaryDataDirectory(Path path) {

    /**
     * A directory in {@code parent} that a server once ran on, with the sample rows: a copy of one that this process
     * makes once, because unpacking the programs, {@code initdb} and the migrations take seconds.
     */
    public static TemporaryDataDirectory used(Path parent) {
        var copy = new TemporaryDataDirectory(parent.resolve("data"));
        copy(Used.DIRECTORY, copy.path);
        return copy;
    }

    /** {@code path}, an existing directory, with the programs of the tests' PostgreSQL and nothing else. */
    public static TemporaryDataDirectory withPrograms(Path path) {
        var programs = PostgresServer.programs();
        copy(programs, path.resolve(programs.getFileName()));
        return new TemporaryDataDirectory(path);
    }

    private static void copy(Path from, Path to) {
        var outcome = Shell.run("cp", "-a", from.toString(), to.toString());
        if (outcome.exitCode() != 0) {
            throw new AssertionError("cp: " + outcome.output());
        }
    }

    /** Made when it is first asked for, deleted when the process ends. */
    private static final class Used {

        private static final Path DIRECTORY = make();

        private static Path make() {
            try {
                var directory = withPrograms(Files.createTempDirectory("cruddur-used-"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory.path)));
                try (var cruddur = CruddurProcess.start(directory.settings(), "serve")) {
                    cruddur.awaitUrl();
                }
                return directory.path;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The settings of a server on this directory and a free port. */
    public Map<String, String> settings() {
        return Map.of("DATA_DIR", path.toString(), "PORT", "0");
    }

    /** The PostgreSQL that runs here, and all of its processes. */
    public List<ProcessHandle> postgres() {
        var postmaster = ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /** Whether a PostgreSQL says that it runs here. */
    public boolean hasPostmaster() {
        return Files.exists(path.resolve("database/postmaster.pid"));
    }

    /** Whether initdb is at work here. */
    public boolean isInitialising() {
        try (var attempts = Files.newDirectoryStream(path, "database.new-*")) {
            for (var attempt : attempts) {
                if (Files.exists(attempt.resolve("global"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the database is. */
    public DatabaseUrl url() {
        try {
            var password = Files.readString(path.resolve("password"));
            return DatabaseUrl.parse(
                    "postgresql://postgres:%s@127.0.0.1:%s/cruddur?sslmode=disable".formatted(password, port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL's port. */
    public String port() {
        return postmasterLine(3);
    }

    /** Adds a post by hand. */
    public void insertActivity(String message) {
        try (var connection = url().connect("cruddur-test");
                var statement = connection.prepareStatement(
                        "INSERT INTO public.activities (user_uuid, message) SELECT uuid, ? FROM public.users WHERE handle = 'bayko'")) {
            statement.setString(1, message);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Waits until all of {@code processes} have ended. */
    public static void awaitEnd(List<ProcessHandle> processes) {
        Await.until(
                "the end of PostgreSQL",
                Duration.ofSeconds(10),
                () -> processes.stream().noneMatch(TemporaryDataDirectory::runs),
                processes::toString);
    }

    /** Whether a process still runs: one that has ended, and that nobody has asked after yet, has no program. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** All files below with their size and content's start: two equal snapshots mean that nothing was changed. */
    public List<String> snapshot() {
        try (var files = Files.walk(path)) {
            return files.sorted().map(TemporaryDataDirectory::describe).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file)
                    + (Files.isRegularFile(file) ? " " + Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a file below. */
    public String read(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file below, and the directories above it. */
    public void write(String name, String content) {
        try {
            var file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String postmasterLine(int line) {
        try {
            return Files.readAllLines(path.resolve("database/postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
