package com.cruddur.docs;

import static org.assertj.core.api.Assertions.fail;

import com.cruddur.config.Settings;
import com.cruddur.testing.PackagedJar;
import com.cruddur.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a document, with the jar of this build and its own data. Each block runs in its own shell; a
 * server runs until the next server starts or the document ends. Three things are replaced, so that tests do not disturb
 * other programs of the machine: port 8080 by a free port, the database of the compose file by a database of the test,
 * which psql loads with the files that the container loads, and a file's log lines by those of a terminal.
 */
final class DocumentRunner implements AutoCloseable {

    private static final String COMPOSE_DATABASE = "postgresql://postgres:password@localhost:5436/cruddur";
    private static final Pattern SERVE = Pattern.compile("(?m)(^|\\s)\\./cruddur serve\\b");

    private final Path directory;
    private final int port;
    private final TestDatabase database;
    private @Nullable Process server;
    private @Nullable BufferedReader serverLines;

    /** Lays out {@code directory} as a checkout that is built. */
    DocumentRunner(Path directory) {
        this.directory = directory;
        PackagedJar.makeCache();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            Files.createDirectories(directory.resolve("db"));
            Files.createDirectories(directory.resolve("server"));
            for (var file : new String[] {"cruddur", "db/schema.sql", "db/seed.sql", "docker-compose.dev.yml"}) {
                Files.copy(Program.CHECKOUT.resolve(file), directory.resolve(file));
            }
            Files.createSymbolicLink(directory.resolve("bench"), Program.CHECKOUT.resolve("bench"));
            Files.createSymbolicLink(directory.resolve("server/target"), Program.CHECKOUT.resolve("server/target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = TestDatabase.empty();
        for (var file : new String[] {"db/schema.sql", "db/seed.sql"}) {
            Program.require("psql", "-Xqf", file, database.connectionString());
        }
    }

    /** Does what the block says and returns what it printed: for a server, until it was ready. */
    String follow(MarkdownFile.Block block) {
        try {
            var script = Files.writeString(directory.resolve("block"), adapted(block.text()));
            if (block.language().equals("sql")) {
                return run("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", "block", database.connectionString());
            }
            if (SERVE.matcher(block.text()).find()) {
                return serve("bash", "-eu", script.toString());
            }
            return run("bash", "-eu", script.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code text} with the port and the database of this test in place of those that documents name. */
    String adapted(String text) {
        return text.replace(COMPOSE_DATABASE, database.connectionString()).replace(":8080", ":" + port);
    }

    private String run(String... command) throws IOException, InterruptedException {
        var errors = directory.resolve("errors").toFile();
        var process = builder(command).redirectError(errors).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var exitCode = process.waitFor();
        if (exitCode != 0) {
            fail("exit code %d%n%s%s", exitCode, output, Files.readString(errors.toPath()));
        }
        return output;
    }

    private String serve(String... command) throws IOException, InterruptedException {
        stopServer();
        server = builder(command).redirectErrorStream(true).start();
        serverLines = server.inputReader(StandardCharsets.UTF_8);
        var output = new StringBuilder();
        for (var line = serverLines.readLine(); line != null; line = serverLines.readLine()) {
            output.append(line).append('\n');
            if (line.contains("is ready at")) {
                return output.toString();
            }
        }
        return fail("the server ended with %d%n%s", server.waitFor(), output);
    }

    /** Ctrl-C, and all that has to happen then. */
    private void stopServer() throws InterruptedException {
        if (server != null && serverLines != null) {
            server.descendants().filter(process -> !isTee(process)).forEach(ProcessHandle::destroy);
            var rest = serverLines.lines().collect(Collectors.joining("\n"));
            server.waitFor();
            server = null;
            if (!rest.contains("Stopped")) {
                fail("the server did not stop as it should:%n%s", rest);
            }
        }
    }

    /** Which goes on until there is nothing more to pass on: {@code tee -i}. */
    private static boolean isTee(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/tee");
    }

    private ProcessBuilder builder(String... command) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        var variables = builder.environment();
        for (var setting : Settings.all()) {
            variables.remove(setting.name());
        }
        variables.put("PORT", Integer.toString(port));
        variables.put("LOG_FORMAT", "text");
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("CRUDDUR_TESTING", directory.toString());
        variables.put("CRUDDUR_JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // commands end before C2's code would pay
        return builder;
    }

    @Override
    public void close() {
        try {
            stopServer();
            Files.delete(directory.resolve("server/target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}
