package com.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A mail server that refuses recipients whose address contains {@code refused} for good and those with {@code later}
 * at their first attempt, and does not answer to those with {@code slow} before it is closed.
 */
public final class ScriptedMailServer implements AutoCloseable {

    private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<([^>]*)>.*");

    private final ServerSocket socket;
    private final boolean utf8;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedMailServer(boolean utf8) throws IOException {
        this.utf8 = utf8;
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** @param utf8 whether it speaks SMTPUTF8 */
    public static ScriptedMailServer start(boolean utf8) {
        try {
            return new ScriptedMailServer(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that make Cruddur send its mail here. */
    public Map<String, String> settings() {
        return Map.of(
                "SMTP_URL",
                "smtp://127.0.0.1:" + socket.getLocalPort(),
                "MAIL_FROM",
                "Cruddur <no-reply@cruddur.example>");
    }

    /** The recipients whose mail was taken. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** How often a mail to {@code recipient} was attempted. */
    public int attempts(String recipient) {
        var count = attempts.get(recipient);
        return count == null ? 0 : count.get();
    }

    public void await(String recipient, Duration bound) {
        Await.until("mail to " + recipient, bound, () -> taken.contains(recipient), () -> "taken: " + taken);
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            answer(client, "220 ready");
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var to = RECIPIENT.matcher(line);
                if (to.matches()) {
                    recipient = to.group(1);
                    answer(client, recipientAnswer(recipient));
                } else if (line.startsWith("EHLO")) {
                    answer(client, utf8 ? "250-8BITMIME\r\n250 SMTPUTF8" : "250 8BITMIME");
                } else if (line.equals("DATA")) {
                    answer(client, "354 go on");
                    while (!".".equals(in.readLine())) {}
                    taken.add(recipient);
                    answer(client, "250 taken");
                } else {
                    answer(client, line.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException _) {
            // the client went away
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String recipientAnswer(String recipient) throws InterruptedException {
        var attempt =
                attempts.computeIfAbsent(recipient, _ -> new AtomicInteger()).incrementAndGet();
        if (recipient.contains("slow")) {
            closed.await();
        }
        if (recipient.contains("refused")) {
            return "550 5.1.1 no such user";
        }
        return recipient.contains("later") && attempt == 1 ? "451 4.7.1 try again" : "250 fine";
    }

    private static void answer(Socket client, String lines) throws IOException {
        client.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
