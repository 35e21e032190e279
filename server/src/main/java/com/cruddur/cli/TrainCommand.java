package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.platform.Directories;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.observe.Logs;
import com.cruddur.platform.observe.Logs.LogFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;

/** {@code cruddur train}: trains Java's AOT cache by starting a server and sending requests. */
@Command(
        name = "train",
        description =
                "Start on a throw-away database, answer some requests and end: the training run of Java's AOT cache.",
        mixinStandardHelpOptions = true,
        hidden = true)
final class TrainCommand implements Callable<Integer> {

    private static final int ROUNDS = 200;

    private static final List<String> PATHS =
            List.of("/", "/api/activities/home", "/api/health-check", "/health/ready", "/metrics", "/nowhere");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("cruddur-train-");
        Logs.toStandardOutput(LogFormat.AUTO, Level.INFO);
        var embedded = config("DATA_DIR", directory.toString());
        // The first start creates the database; the cache is for later ones, with and without a database of their own.
        try (var first = new Lifecycle()) {
            var _ = ServeCommand.start(embedded, first);
        }
        try (var lifecycle = new Lifecycle();
                var client = HttpClient.newHttpClient()) {
            var url = ServeCommand.start(embedded, lifecycle).url();
            try (var remote = new Lifecycle()) {
                var _ = ServeCommand.start(config("DATABASE_URL", address(directory)), remote);
            }
            for (var round = 0; round < ROUNDS; round++) {
                for (var path : PATHS) {
                    client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.discarding());
                }
            }
        }
        Directories.delete(directory);
        return 0;
    }

    private static Config config(String name, String value) {
        return Config.read(Map.of(name, value, "PORT", "0", "LOG_LEVEL", "warn", "RATE_LIMITS", "reads=1000000"));
    }

    private static String address(Path directory) {
        var url = EmbeddedPostgres.running(directory).orElseThrow();
        var server = url.hosts().getFirst();
        return "postgresql://%s:%s@%s:%s/%s"
                .formatted(url.user(), url.password(), server.name(), server.port(), url.database());
    }
}
