import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Opens many streams of events, then posts a few times and measures when the event of each post has reached the
 * streams, from the moment at which the post is sent.
 *
 * <p>{@code java bench/Streams.java URL CLIENTS EVENTS TOKEN PAUSE}: waits for PAUSE seconds once all streams are open,
 * so that the server's memory can be read. TOKEN is that of a session that posts.
 */
class Streams {

    private static final byte[] EVENT = "event: activity".getBytes(StandardCharsets.ISO_8859_1);
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI url;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private int answered;
    private int lost;
    private int reached;
    private long sent;
    private Latencies latencies = new Latencies();

    Streams(URI url) throws IOException {
        this.url = url;
    }

    static void main(String... arguments) throws Exception {
        if (arguments.length != 5) {
            System.err.println("Usage: java bench/Streams.java URL CLIENTS EVENTS TOKEN PAUSE");
            System.exit(2);
        }
        var streams = new Streams(URI.create(arguments[0]));
        var clients = Integer.parseInt(arguments[1]);
        streams.open(clients);
        streams.readFor(Duration.ofSeconds(Integer.parseInt(arguments[4])), Integer.MAX_VALUE);
        for (var event = 1; event <= Integer.parseInt(arguments[2]); event++) {
            streams.post(event, arguments[3], clients);
        }
        System.exit(streams.lost == 0 ? 0 : 1);
    }

    /** A stream; matched counts the characters of EVENT that the last bytes equal. */
    private static final class Client {
        private boolean answered;
        private int matched;
    }

    private void open(int clients) throws IOException {
        var request = "GET /api/stream HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
                .formatted(url.getAuthority())
                .getBytes(StandardCharsets.ISO_8859_1);
        for (var count = 0; count < clients; count++) {
            var channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Client());
            while (count + 1 - answered - lost > AT_ONCE) {
                selector.select(this::read, 100);
            }
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (answered + lost < clients && System.nanoTime() < end) {
            selector.select(this::read, 100);
        }
        System.out.printf(Locale.ROOT, "opened\t%d%n", answered);
    }

    private void post(int number, String token, int clients) throws Exception {
        latencies = new Latencies();
        reached = 0;
        sent = System.nanoTime();
        var posting = CompletableFuture.runAsync(() -> post(number, token));
        readFor(PATIENCE, clients - lost);
        posting.join();
        var millis = latencies.millis(0.5, 0.99, 1);
        System.out.printf(
                Locale.ROOT, "event %d\t%d\t%.0f\t%.0f\t%.0f%n", number, reached, millis[0], millis[1], millis[2]);
        readFor(Duration.ofSeconds(1), Integer.MAX_VALUE);
    }

    private void post(int number, String token) {
        try (var http = HttpClient.newHttpClient()) {
            var body = "{\"message\":\"Event %d\",\"ttl\":\"PT1H\"}".formatted(number);
            var request = HttpRequest.newBuilder(url.resolve("/api/activities"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The post failed", e);
        }
    }

    /** Reads the streams for that long, or until the event has reached that many. */
    private void readFor(Duration duration, int clients) throws IOException {
        var end = System.nanoTime() + duration.toNanos();
        while (reached < clients && System.nanoTime() < end) {
            selector.select(this::read, 10);
        }
    }

    private void read(SelectionKey key) {
        var client = (Client) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            if (channel.read(buffer.clear()) < 0) {
                throw new IOException("closed");
            }
            take(client, buffer.flip());
        } catch (IOException _) {
            lost++;
            key.cancel();
        }
    }

    private void take(Client client, ByteBuffer arrived) {
        if (!client.answered) {
            client.answered = true;
            var status = new byte[Math.min(12, arrived.remaining())];
            arrived.get(status);
            if (new String(status, StandardCharsets.ISO_8859_1).endsWith(" 200")) {
                answered++;
            } else {
                lost++;
            }
        }
        while (arrived.hasRemaining()) {
            var next = arrived.get();
            if (next == EVENT[client.matched]) {
                client.matched++;
            } else {
                client.matched = next == EVENT[0] ? 1 : 0;
            }
            if (client.matched == EVENT.length) {
                client.matched = 0;
                reached++;
                latencies.add(System.nanoTime() - sent);
            }
        }
    }
}
