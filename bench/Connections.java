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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps many connections to a server and measures what the requests on them get. One thread serves them all, so that
 * the measurement takes little of the processors that it shares with the server.
 *
 * <p>{@code java bench/Connections.java URL BUSY SLOW SECONDS}: BUSY connections that send a request as soon as the last
 * one is answered, beside SLOW connections that send the head of a request byte by byte and never end it.
 */
class Connections {

    private static final long WARM_UP = Duration.ofSeconds(3).toNanos();
    private static final long DRIP = Duration.ofSeconds(1).toNanos();
    private static final byte[] HALF_HEAD = "GET / HTTP/1.1\r\nHost: a\r\nX: ".getBytes(StandardCharsets.ISO_8859_1);

    private final InetSocketAddress address;
    private final byte[] request;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final List<SocketChannel> slow = new ArrayList<>();
    private final Latencies admitted = new Latencies();
    private int refused;
    private int broken;
    private boolean measuring;

    Connections(URI url) throws IOException {
        this.address = new InetSocketAddress(url.getHost(), url.getPort());
        this.request = ("GET " + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                        + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        this.selector = Selector.open();
    }

    static void main(String... arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: java bench/Connections.java URL BUSY SLOW SECONDS");
            System.exit(2);
        }
        new Connections(URI.create(arguments[0]))
                .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }

    private void run(int busyCount, int slowCount, int seconds) throws IOException {
        for (var count = 0; count < slowCount; count++) {
            slow.add(openSlow());
        }
        for (var count = 0; count < busyCount; count++) {
            ask(new Busy(), connect());
        }
        var start = System.nanoTime();
        var dripped = start;
        for (var now = start; now - start < WARM_UP + seconds * 1_000_000_000L; now = System.nanoTime()) {
            measuring = now - start > WARM_UP;
            if (now - dripped > DRIP) {
                dripped = now;
                drip();
            }
            selector.select(this::read, 100);
        }
        var millis = admitted.millis(0.5, 0.99);
        System.out.printf(
                Locale.ROOT,
                "busy %d, slow %d: %.0f admitted/s, p50 %.1f ms, p99 %.1f ms; %.0f refused/s; %d connections lost%n",
                busyCount,
                slowCount,
                admitted.count() / (double) seconds,
                millis[0],
                millis[1],
                refused / (double) seconds,
                broken);
    }

    /** A connection with a request under way. */
    private static final class Busy {
        private final Answer answer = new Answer();
        private long start;
    }

    private void ask(Busy busy, SocketChannel channel) throws IOException {
        busy.answer.reset();
        busy.start = System.nanoTime();
        channel.write(ByteBuffer.wrap(request));
        if (channel.keyFor(selector) == null) {
            channel.register(selector, SelectionKey.OP_READ, busy);
        }
    }

    private void read(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        var busy = (Busy) key.attachment();
        try {
            if (channel.read(buffer.clear()) < 0) {
                throw new IOException("closed");
            }
            if (busy.answer.isComplete(buffer.flip())) {
                if (measuring) {
                    count(busy.answer.status(), System.nanoTime() - busy.start);
                }
                ask(busy, channel);
            }
        } catch (IOException _) {
            broken++;
            key.cancel();
            reopen(busy, channel);
        }
    }

    private void reopen(Busy busy, SocketChannel lost) {
        try {
            lost.close();
            ask(busy, connect());
        } catch (IOException _) {
            broken++;
        }
    }

    private void count(int status, long nanos) {
        if (status != 200) {
            refused++;
            return;
        }
        admitted.add(nanos);
    }

    /** Sends one more byte of each slow head; connects again where the server gave up. */
    private void drip() throws IOException {
        for (var i = 0; i < slow.size(); i++) {
            try {
                slow.get(i).write(ByteBuffer.wrap(new byte[] {'x'}));
            } catch (IOException _) {
                slow.get(i).close();
                slow.set(i, openSlow());
            }
        }
    }

    private SocketChannel openSlow() throws IOException {
        var channel = connect();
        channel.write(ByteBuffer.wrap(HALF_HEAD));
        return channel;
    }

    private SocketChannel connect() throws IOException {
        var channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }
}
