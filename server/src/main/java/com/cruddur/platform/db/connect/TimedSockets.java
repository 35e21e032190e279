package com.cruddur.platform.db.connect;

import com.cruddur.platform.background.DeadlineTimer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Creates sockets whose timeout for reading is kept by the {@link DeadlineTimer}, which is cheaper for virtual threads
 * than the timeout of the socket. An overdue read closes the socket; pgjdbc would close it, too. A timeout that expires
 * regularly, as that of a connection which LISTENs, needs {@link KeptAliveSockets}. Public because pgjdbc instantiates it
 * by name.
 */
public final class TimedSockets extends KeptAliveSockets {

    /** Shorter timeouts are the socket's own: pgjdbc uses them to look whether there is anything to read. */
    private static final int SHORTEST_MILLIS = 100;

    @Override
    Socket unconnected() {
        return new TimedSocket();
    }

    private static final class TimedSocket extends Socket implements DeadlineTimer.Waiting {

        private static final long NONE = Long.MAX_VALUE;
        private static final long OVERDUE = Long.MIN_VALUE;

        private final AtomicLong deadline = new AtomicLong(NONE);
        private volatile int timeoutMillis;
        private @Nullable InputStream input;

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            super.setSoTimeout(millis < SHORTEST_MILLIS ? millis : 0);
            timeoutMillis = millis;
        }

        @Override
        public int getSoTimeout() {
            return timeoutMillis;
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (input == null) {
                input = new TimedInput(super.getInputStream());
                DeadlineTimer.add(this);
            }
            return input;
        }

        @Override
        public boolean endOverdue(long now) {
            var end = deadline.get();
            if (end == NONE || end == OVERDUE || now - end < 0) {
                return end != NONE && end != OVERDUE;
            }
            if (deadline.compareAndSet(end, OVERDUE)) {
                try {
                    close();
                } catch (IOException _) {
                    // it is closed as far as it can be
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            DeadlineTimer.remove(this);
            super.close();
        }

        private final class TimedInput extends FilterInputStream {

            TimedInput(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var millis = timeoutMillis;
                if (millis < SHORTEST_MILLIS) {
                    return in.read(bytes, offset, length);
                }
                var end = DeadlineTimer.in(Duration.ofMillis(millis));
                deadline.compareAndSet(NONE, end);
                DeadlineTimer.waits();
                int read;
                try {
                    read = in.read(bytes, offset, length);
                } catch (IOException e) {
                    throw deadline.compareAndSet(end, NONE) ? e : overdue(e);
                }
                if (!deadline.compareAndSet(end, NONE)) {
                    throw overdue(null);
                }
                return read;
            }

            private SocketTimeoutException overdue(@Nullable IOException cause) {
                var timeout = new SocketTimeoutException("Read timed out");
                timeout.initCause(cause);
                return timeout;
            }
        }
    }
}
