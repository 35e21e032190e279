package com.cruddur.platform.http;

import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits what connections cost: how many there are, how many of them one address has, and how long each may take to send
 * the head of a request.
 */
final class ConnectionBounds implements SelectorManager.AcceptListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionBounds.class);

    /** About 20 kB of memory each, most of it for TCP in the kernel. */
    private static final int MOST_CONNECTIONS = 20_000;

    /** Browsers open six. An address can stand for the hundred people of an office or the customers of a carrier. */
    private static final int MOST_OF_ONE_ADDRESS = 1_000;

    /** The time from a connection's or request's first moment to the end of the request's head. */
    private static final Duration HEAD_TIME = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);

    private final boolean behindProxy;
    private final BackgroundTask watch;
    private final Map<SelectableChannel, InetAddress> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    /**
     * @param connector accepts the connections
     * @param behindProxy whether all connections come from a proxy, so that they are not counted by address
     */
    ConnectionBounds(ServerConnector connector, boolean behindProxy, MeterRegistry metrics) {
        this.behindProxy = behindProxy;
        this.watch = new BackgroundTask("connection-bounds", TIME_TO_STOP, metrics, () -> {
            connector.getConnectedEndPoints().forEach(ConnectionBounds::closeIfLate);
            return LOOK;
        });
    }

    /** Closes the connections whose request does not arrive, from now on. */
    void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    @Override
    public void onAccepted(SelectableChannel channel) {
        var address = address(channel);
        open.put(channel, address);
        var connections = byAddress.merge(address, 1, Integer::sum);
        if (open.size() > MOST_CONNECTIONS || (isCounted(address) && connections > MOST_OF_ONE_ADDRESS)) {
            LOG.debug("Closed a connection of {}, which has {} of {}", address, connections, open.size());
            close(channel);
        }
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        var address = open.remove(channel);
        if (address != null) {
            byAddress.computeIfPresent(address, (_, connections) -> connections == 1 ? null : connections - 1);
        }
    }

    /** A loopback address is a proxy's on this machine, or the operator's. */
    private boolean isCounted(InetAddress address) {
        return !behindProxy && !address.isLoopbackAddress();
    }

    private static void closeIfLate(EndPoint endPoint) {
        if (endPoint.getConnection() instanceof HttpConnection connection && isLate(connection)) {
            LOG.debug("Closed {}: no request arrived in time", endPoint);
            endPoint.close();
        }
    }

    private static boolean isLate(HttpConnection connection) {
        var parser = connection.getParser();
        if (parser.isState(HttpParser.State.START)) { // between requests, where the idle timeout counts, or before any
            return connection.getMessagesIn() == 0
                    && System.currentTimeMillis() - connection.getCreatedTimeStamp() > HEAD_TIME.toMillis();
        }
        return isLate(parser, System.nanoTime());
    }

    /**
     * Whether the head that {@code parser} reads takes too long. Another thread parses meanwhile, and the beginning is 0
     * between two requests, so the same beginning has to stand there before and after the look at the state.
     */
    static boolean isLate(HttpParser parser, long nanoTime) {
        var begin = parser.getBeginNanoTime();
        VarHandle.acquireFence();
        var inHead = parser.inHeaderState();
        VarHandle.acquireFence();
        return inHead && begin != 0 && nanoTime - begin > HEAD_TIME.toNanos() && parser.getBeginNanoTime() == begin;
    }

    private static InetAddress address(SelectableChannel channel) {
        try {
            if (channel instanceof SocketChannel socket
                    && socket.getRemoteAddress() instanceof InetSocketAddress address) {
                return address.getAddress();
            }
        } catch (IOException e) {
            LOG.debug("A connection was gone before it was counted", e);
        }
        return InetAddress.getLoopbackAddress();
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }
}
