package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.platform.Directories;
import com.cruddur.platform.observe.Logs;
import com.cruddur.platform.observe.Logs.LogFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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
        var config = Config.read(Map.of(
                "DATA_DIR", directory.toString(), "PORT", "0", "LOG_LEVEL", "warn", "RATE_LIMITS", "reads=1000000"));
        Logs.toStandardOutput(LogFormat.JSON, Level.INFO); // the production format
        try (var lifecycle = new Lifecycle();
                var client = HttpClient.newHttpClient()) {
            // The first start creates the database; the cache is for the second one.
            try (var first = new Lifecycle()) {
                var _ = ServeCommand.start(config, first);
            }
            var url = ServeCommand.start(config, lifecycle).url();
            for (var round = 0; round < ROUNDS; round++) {
                for (var path : PATHS) {
                    client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.discarding());
                }
            }
        }
        Directories.delete(directory);
        return 0;
    }
}
