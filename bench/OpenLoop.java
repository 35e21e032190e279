import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a constant rate, however long the answers take, and measures each from the moment at which it
 * should have been sent. A request that finds all connections occupied waits for one, and its wait counts, as it does
 * for clients that do not know of one another (no coordinated omission).
 *
 * <p>{@code java bench/OpenLoop.java METHOD URL RATE SECONDS PEOPLE [HEAD [BODY]]}: HEAD is one header. A {@code #} in
 * HEAD or BODY stands for 1 to PEOPLE in turn. Prints, separated by tabs: the rate asked for, answers a second, the
 * milliseconds of 50 %, 90 %, 99 % and 99.9 %, and how many requests were refused or lost.
 */
class OpenLoop {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 256;

    /** Sleeping for longer would make requests late, and not sleeping would take a processor from the server. */
    private static final long PAUSE_NANOS = 20_000;

    private final InetSocketAddress address;
    private final byte[][] requests;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    private final ArrayDeque<Client> idle = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private int open;
    private int underWay;
    private long failures;

    OpenLoop(URI url, String method, int people, String head, String body) throws IOException {
        this.address = new InetSocketAddress(url.getHost(), url.getPort());
        this.selector = Selector.open();
        this.requests = new byte[people][];
        for (var person = 1; person <= people; person++) {
            requests[person - 1] = request(
                    url, method, head.replace("#", "" + person), body.replace("#", "" + person));
        }
    }

    private static byte[] request(URI url, String method, String head, String body) {
        var text = new StringBuilder(method + " " + url.getRawPath())
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getAuthority())
                .append("\r\n");
        if (!head.isEmpty()) {
            text.append(head).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static void main(String... arguments) throws IOException {
        if (arguments.length < 5 || arguments.length > 7) {
            System.err.println("Usage: java bench/OpenLoop.java METHOD URL RATE SECONDS PEOPLE [HEAD [BODY]]");
            System.exit(2);
        }
        var head = arguments.length > 5 ? arguments[5] : "";
        var body = arguments.length > 6 ? arguments[6] : "";
        new OpenLoop(URI.create(arguments[1]), arguments[0], Integer.parseInt(arguments[4]), head, body)
                .run(Double.parseDouble(arguments[2]), Integer.parseInt(arguments[3]));
    }

    private void run(double rate, int seconds) throws IOException {
        var start = System.nanoTime();
        var measured = start + WARM_UP.toNanos();
        var end = measured + seconds * 1_000_000_000L;
        var wanted = (long) (rate * (end - start) / 1e9);
        var sent = 0L;
        for (var now = start; isUnfinished(now, end, sent < wanted); now = System.nanoTime()) {
            var due = start + (long) (sent * 1e9 / rate);
            while (due <= now && sent < wanted && hasClient()) {
                send(idle.pop(), requests[(int) (sent % requests.length)], due, due >= measured);
                due = start + (long) (++sent * 1e9 / rate);
            }
            if (due - now > 2_000_000) {
                selector.select(this::read, (due - now) / 1_000_000 - 1);
            } else if (selector.selectNow(this::read) == 0 && due > now) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        var millis = latencies.millis(0.5, 0.9, 0.99, 0.999);
        System.out.printf(
                Locale.ROOT,
                "%.0f\t%.0f\t%.2f\t%.2f\t%.2f\t%.2f\t%d%n",
                rate,
                latencies.count() / (double) seconds,
                millis[0],
                millis[1],
                millis[2],
                millis[3],
                failures + underWay + wanted - sent);
    }

    private boolean isUnfinished(long now, long end, boolean more) {
        return now < end || (more || underWay > 0) && now < end + LAST_WAIT.toNanos();
    }

    /** A connection. The last one that was used is the next to be used, so that there are no more than needed. */
    private static final class Client {
        private final SocketChannel channel;
        private final Answer answer = new Answer();
        private long due;
        private boolean measured;

        Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private boolean hasClient() throws IOException {
        if (idle.isEmpty() && open < CONNECTIONS) {
            var channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var client = new Client(channel);
            channel.register(selector, SelectionKey.OP_READ, client);
            idle.push(client);
            open++;
        }
        return !idle.isEmpty();
    }

    private void send(Client client, byte[] request, long due, boolean measured) {
        client.answer.reset();
        client.due = due;
        client.measured = measured;
        underWay++;
        try {
            client.channel.write(ByteBuffer.wrap(request));
        } catch (IOException _) {
            lose(client);
        }
    }

    private void read(SelectionKey key) {
        var client = (Client) key.attachment();
        try {
            if (client.channel.read(buffer.clear()) < 0) {
                throw new IOException("closed");
            }
            if (client.answer.isComplete(buffer.flip())) {
                underWay--;
                idle.push(client);
                count(client);
            }
        } catch (IOException _) {
            lose(client);
        }
    }

    private void count(Client client) {
        if (!client.measured) {
            return;
        }
        if (client.answer.status() >= 300) {
            if (failures++ == 0) {
                System.err.println("The first refusal has the status " + client.answer.status());
            }
        } else {
            latencies.add(System.nanoTime() - client.due);
        }
    }

    private void lose(Client client) {
        if (!idle.remove(client)) {
            underWay--;
            failures++;
        }
        open--;
        try {
            client.channel.close();
        } catch (IOException _) {
            // it is lost anyway
        }
    }
}
