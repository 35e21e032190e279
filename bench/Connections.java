import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps many connections to a server and measures what the requests on them get.
 *
 * <p>{@code java bench/Connections.java URL BUSY SLOW SECONDS}: BUSY connections that send a request as soon as the last
 * one is answered, beside SLOW connections that send the head of a request byte by byte and never end it.
 */
class Connections {

    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final URI url;
    private final byte[] request;
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final List<Integer> admittedMicros = new ArrayList<>();
    private volatile long measuredFrom = Long.MAX_VALUE;
    private volatile boolean over;

    Connections(URI url) {
        this.url = url;
        this.request = ("GET " + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                        + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static void main(String... arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("Usage: java bench/Connections.java URL BUSY SLOW SECONDS");
            System.exit(2);
        }
        new Connections(URI.create(arguments[0]))
                .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }

    private void run(int busy, int slow, int seconds) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var count = 0; count < slow; count++) {
                threads.submit(this::drip);
            }
            for (var count = 0; count < busy; count++) {
                threads.submit(this::ask);
            }
            Thread.sleep(WARM_UP);
            measuredFrom = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            over = true;
            threads.shutdownNow();
        }
        var micros = admittedMicros.stream().mapToInt(Integer::intValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "busy %d, slow %d: %.0f admitted/s, p50 %.1f ms, p99 %.1f ms; %.0f refused/s; %d connections lost%n",
                busy,
                slow,
                micros.length / (double) seconds,
                quantile(micros, 0.5),
                quantile(micros, 0.99),
                refused.sum() / (double) seconds,
                broken.sum());
    }

    private static double quantile(int[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1_000.0;
    }

    /** Sends one request after the other. */
    private void ask() {
        var latencies = new int[50_000];
        var count = 0;
        while (!over) {
            try (var socket = connect()) {
                var in = new BufferedInputStream(socket.getInputStream());
                while (!over) {
                    var start = System.nanoTime();
                    socket.getOutputStream().write(request);
                    var status = answer(in);
                    if (start >= measuredFrom && status == 200 && count < latencies.length) {
                        latencies[count++] = (int) ((System.nanoTime() - start) / 1_000);
                    } else if (start >= measuredFrom && status != 200) {
                        refused.increment();
                    }
                }
            } catch (IOException e) {
                if (!over) {
                    broken.increment();
                }
            }
        }
        synchronized (admittedMicros) {
            Arrays.stream(latencies, 0, count).forEach(admittedMicros::add);
        }
    }

    /** Reads an answer and returns its status. */
    private static int answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ", 2);
        in.readNBytes(length.length < 2 ? 0 : Integer.parseInt(length[1].substring(0, length[1].indexOf('\r'))));
        return Integer.parseInt(head.substring(9, 12));
    }

    /** Sends the head of a request without end; connects again when the server gives up. */
    private void drip() {
        while (!over) {
            try (var socket = connect()) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\nX: ".getBytes(StandardCharsets.ISO_8859_1));
                while (!over) {
                    Thread.sleep(Duration.ofSeconds(1));
                    socket.getOutputStream().write('x');
                }
            } catch (IOException | InterruptedException e) {
                // The server closed it, or the time is over.
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 10_000);
        return socket;
    }
}
