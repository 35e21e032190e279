package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.StatementStatistics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cruddur top}: shows what a running service does, refreshed until it is interrupted. */
@Command(
        name = "top",
        description = {
            "Show what a running service does: requests, pool, replicas, sweeper, streams, and the most expensive",
            "statements of its database, if pg_stat_statements counts them. Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
final class TopCommand extends ConfiguredCommand implements Callable<Integer> {

    private static final String CLEAR = "\033[H\033[2J";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the service answers /metrics (default: this machine, OPERATIONS_PORT or PORT).")
    private @Nullable String url;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "The time between two looks, 0.1 to 60 (default: ${DEFAULT-VALUE}).")
    private double interval;

    @Option(names = "--once", description = "Print the figures of one interval, and end.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        if (!(interval >= 0.1 && interval <= 60)) {
            throw new ParameterException(spec.commandLine(), "--interval takes a number from 0.1 to 60");
        }
        var config = quietConfig();
        var address = url == null ? address(config) : url.replaceFirst("/+$", "");
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            var before = look(http, address);
            try (var database = OpenDatabase.of(config)) {
                var statistics = new StatementStatistics(database.url());
                do {
                    Thread.sleep(Duration.ofMillis((long) (interval * 1000)));
                    var now = look(http, address);
                    show(new TopScreen(before, now).render(address, statistics.mostExpensive()));
                    before = now;
                } while (!once);
            }
        }
        return 0;
    }

    private void show(String screen) {
        var out = spec.commandLine().getOut();
        out.print(once ? screen : CLEAR + screen);
        out.flush();
    }

    private static String address(Config config) {
        var port = config.get(Settings.OPERATIONS_PORT).orElse(config.get(Settings.PORT));
        return "http://127.0.0.1:" + port;
    }

    private static MetricsSample look(HttpClient http, String address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + "/metrics"))
                    .timeout(ANSWER)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw noService(address, "status " + answer.statusCode(), null);
            }
            return MetricsSample.parse(answer.body(), System.nanoTime());
        } catch (IOException | IllegalArgumentException e) {
            throw noService(address, e.getClass().getSimpleName(), e);
        }
    }

    private static OperatorException noService(String address, String why, @Nullable Exception cause) {
        return new OperatorException(
                "No service answers %s/metrics (%s): start it, or name its address with --url".formatted(address, why),
                cause);
    }
}
