package com.cruddur.platform.mail;

import com.cruddur.platform.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail in the background, one after the other, so that no request waits for a mail server. What waits is bounded;
 * a mail that the server does not take now is tried again a few times.
 */
public final class Mailer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    private static final int LONGEST_QUEUE = 1_000;
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private record Waiting(Mail mail, int attempt) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Smtp smtp;
    private final Thread thread;
    private final Counter sent;
    private final Counter failed;
    private volatile boolean closing;

    public Mailer(SmtpUrl url, String from, MeterRegistry metrics) {
        this.smtp = new Smtp(url, from);
        this.thread = Thread.ofVirtual().name("mail").unstarted(this::work);
        this.sent = counter("sent", metrics);
        this.failed = counter("failed", metrics);
    }

    /**
     * Signs in to the server and out again, and sends nothing.
     *
     * @throws MessagingException when it cannot be reached or refuses, which takes up to half a minute to find out
     */
    public static void checkSignIn(SmtpUrl url, String from) throws MessagingException {
        new Smtp(url, from).checkSignIn();
    }

    private static Counter counter(String outcome, MeterRegistry metrics) {
        return Counter.builder("cruddur.mails")
                .tag("outcome", outcome)
                .description("Mails that the mail server took, and those that were given up")
                .register(metrics);
    }

    /** Begins to send. */
    public void start() {
        thread.start();
    }

    /**
     * Takes {@code mail} to be sent soon.
     *
     * @throws Failure.Unavailable when too many are waiting
     */
    public void send(Mail mail) {
        if (!queue.offer(new Waiting(mail, 1))) {
            throw new Failure.Unavailable("Mail cannot be sent just now. Try again soon.", RETRY_AFTER);
        }
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                var next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException _) {
            LOG.warn("Stopped with {} mails unsent", queue.size());
        }
    }

    private void deliver(Waiting waiting) throws InterruptedException {
        try {
            smtp.send(waiting.mail());
            sent.increment();
        } catch (SendFailedException e) {
            failed.increment();
            LOG.warn("A mail was refused: {}", e.getMessage());
        } catch (MessagingException e) {
            again(waiting, e);
        }
    }

    /** Behind those that wait; each attempt of one mail is a pause for all, which the server may need as well. */
    private void again(Waiting waiting, MessagingException cause) throws InterruptedException {
        if (waiting.attempt() == ATTEMPTS
                || closing
                || !queue.offer(new Waiting(waiting.mail(), waiting.attempt() + 1))) {
            failed.increment();
            LOG.warn("A mail was given up: {}", cause.getMessage());
            return;
        }
        LOG.warn("A mail was not sent and is tried again: {}", cause.getMessage());
        Thread.sleep(PAUSE);
    }

    /** Sends what waits, for some seconds, then stops. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
