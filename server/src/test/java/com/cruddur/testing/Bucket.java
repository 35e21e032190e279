package com.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A server that speaks as S3 does, with one bucket that is called {@code pictures}. It refuses an access key that it
 * does not know; whether the signature made with the secret key is right, it does not look at.
 */
public final class Bucket implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "S3RVER", "aws.secretAccessKey", "S3RVER", "aws.region", "us-east-1");

    private final Process process;
    private final String endpoint;

    private Bucket(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it, with its files in {@code directory}; the SDK finds its credentials until it is closed. */
    public static Bucket start(Path directory) {
        CREDENTIALS.forEach(System::setProperty);
        var command = "npx --yes s3rver@3.7.1 --address 127.0.0.1 --port 0 --configure-bucket pictures --directory "
                + directory;
        try {
            var process = new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .start();
            return new Bucket(process, "http://" + address(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("npx is missing: ./cruddur test installs it", e);
        }
    }

    private static String address(BufferedReader output) throws IOException {
        var told = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var matcher = READY.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {})); // else it would wait to be read
                return matcher.group(1);
            }
            told.append(line).append('\n');
        }
        throw new AssertionError("The S3 server did not start: " + told);
    }

    /** What makes Cruddur keep its pictures here. */
    public Map<String, String> settings() {
        return Map.of("AVATAR_BUCKET", "pictures", "AVATAR_ENDPOINT", endpoint);
    }

    /** The server's origin. */
    public String endpoint() {
        return endpoint;
    }

    /** Ends it; again is no mistake. */
    @Override
    public void close() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
        stop();
    }

    /** Ends the server as an outage would. */
    public void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The S3 server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
