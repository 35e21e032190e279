package com.cruddur.platform.mail;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.BackgroundTask;
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
 * Sends mails in the background, one after the other, so that no request waits for a mail server. The queue is bounded.
 * A mail that the server refuses temporarily is retried a few times.
 */
public final class Mailer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    private static final int LONGEST_QUEUE = 1_000;
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private record Waiting(Mail mail, int attempt) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Smtp smtp;
    private final BackgroundTask task;
    private final Counter sent;
    private final Counter failed;

    public Mailer(SmtpUrl url, String from, MeterRegistry metrics) {
        this.smtp = new Smtp(url, from);
        this.task = new BackgroundTask("mail", TIME_TO_STOP, metrics, this::sendNext, this::sendRest);
        this.sent = counter("sent", metrics);
        this.failed = counter("failed", metrics);
    }

    /**
     * Signs in to the server and out again, without sending anything.
     *
     * @throws MessagingException when the server refuses or is unreachable, after up to half a minute
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

    /** Starts sending. */
    public void start() {
        task.start();
    }

    /**
     * Queues {@code mail}.
     *
     * @throws Failure.Unavailable when the queue is full
     */
    public void send(Mail mail) {
        if (!queue.offer(new Waiting(mail, 1))) {
            throw new Failure.Unavailable("Mail cannot be sent just now. Try again soon.", RETRY_AFTER);
        }
    }

    private Duration sendNext() throws InterruptedException {
        var next = queue.poll(100, TimeUnit.MILLISECONDS);
        return next == null || deliver(next) ? Duration.ZERO : PAUSE;
    }

    private Duration sendRest() {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            deliver(next);
        }
        return Duration.ZERO;
    }

    /** Returns false when the mail is back in the queue. All mails then wait, since the server may need the pause. */
    private boolean deliver(Waiting waiting) {
        try {
            smtp.send(waiting.mail());
            sent.increment();
        } catch (SendFailedException e) {
            failed.increment();
            LOG.warn("A mail was refused: {}", e.getMessage());
        } catch (MessagingException e) {
            return !retry(waiting, e);
        } catch (RuntimeException e) {
            failed.increment();
            throw e;
        }
        return true;
    }

    /** Puts the mail at the end of the queue; returns false when it is given up. */
    private boolean retry(Waiting waiting, MessagingException cause) {
        if (waiting.attempt() == ATTEMPTS
                || task.isStopping()
                || !queue.offer(new Waiting(waiting.mail(), waiting.attempt() + 1))) {
            failed.increment();
            LOG.warn("A mail was given up: {}", cause.getMessage());
            return false;
        }
        LOG.warn("A mail was not sent and is tried again: {}", cause.getMessage());
        return true;
    }

    /** Sends queued mails for some seconds, then stops. */
    @Override
    public void close() {
        task.close();
        if (!queue.isEmpty()) {
            LOG.warn("Stopped with {} mails unsent", queue.size());
        }
    }
}
