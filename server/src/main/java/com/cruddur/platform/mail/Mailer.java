package com.cruddur.platform.mail;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.BackgroundTask;
import com.cruddur.platform.background.ThreadPerTask;
import com.cruddur.platform.trace.Span;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails in the background, several at once, so that no request waits for a mail server and no mail for another
 * one. The queue is bounded. A mail that the server refuses temporarily is tried again later; one that it refuses for
 * good, or that cannot be written, is given up at once.
 */
public final class Mailer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    private static final int LONGEST_QUEUE = 1_000;
    private static final int AT_ONCE = 16;
    private static final int AT_ONCE_TO_DOMAIN = 4;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    /** The pauses after the first attempts. The sum is well below the half hour for which a code is valid. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(3));

    private final MailQueue queue = new MailQueue(LONGEST_QUEUE, AT_ONCE, AT_ONCE_TO_DOMAIN);
    private final Executor threads = ThreadPerTask.virtual("mail");
    private final Smtp smtp;
    private final BackgroundTask dispatcher;
    private final Counter sent;
    private final Counter failed;

    public Mailer(SmtpUrl url, String from, MeterRegistry metrics) {
        this.smtp = new Smtp(url, from);
        this.dispatcher = new BackgroundTask("mail", TIME_TO_STOP, metrics, this::dispatch, this::sendRest);
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
        dispatcher.start();
    }

    /**
     * Queues {@code mail}.
     *
     * @throws Failure.Unavailable when the queue is full
     */
    public void send(Mail mail) {
        if (!queue.offer(mail)) {
            throw new Failure.Unavailable("Mail cannot be sent just now. Try again soon.", RETRY_AFTER);
        }
        dispatcher.wake();
    }

    /**
     * Returns whether the server takes addresses with letters outside ASCII before the {@code @} (SMTPUTF8). Asks the
     * server from time to time, for up to some seconds; true while its answer is unknown.
     */
    public boolean takesUtf8() {
        return smtp.takesUtf8();
    }

    /** Starts a thread for each mail that may be sent now; returns the time until another one becomes due. */
    private Duration dispatch() {
        for (var next = queue.take(); next.isPresent(); next = queue.take()) {
            var mail = next.get();
            threads.execute(() -> mail.request().run(() -> deliver(mail)));
        }
        return queue.untilNextDue().orElse(BackgroundTask.UNTIL_WOKEN);
    }

    private Duration sendRest() throws InterruptedException {
        do {
            var _ = dispatch();
            queue.awaitDone();
        } while (queue.isSending());
        return Duration.ZERO;
    }

    private void deliver(MailQueue.Waiting waiting) {
        try (var span = Span.current().call("SMTP send")) {
            smtp.describe(span);
            try {
                smtp.send(waiting.mail());
                sent.increment();
                queue.done(waiting);
            } catch (MessagingException e) {
                span.failed(e);
                if (Smtp.isPermanent(e)) {
                    giveUp(waiting, e);
                } else {
                    retry(waiting, e);
                }
            } catch (RuntimeException e) { // only this mail: a thread of another one continues
                span.failed(e);
                giveUp(waiting, e);
            }
        } finally {
            dispatcher.wake();
        }
    }

    private void retry(MailQueue.Waiting waiting, MessagingException cause) {
        if (waiting.attempt() > PAUSES.size() || dispatcher.isStopping()) {
            giveUp(waiting, cause);
        } else {
            LOG.warn("A mail was not sent and is tried again: {}", cause.getMessage());
            queue.retry(waiting, PAUSES.get(waiting.attempt() - 1));
        }
    }

    private void giveUp(MailQueue.Waiting waiting, Exception cause) {
        failed.increment();
        LOG.warn("A mail was given up: {}", cause.getMessage());
        queue.done(waiting);
    }

    /** Sends the mails that are due for some seconds, then stops. */
    @Override
    public void close() {
        dispatcher.close();
        if (queue.size() > 0) {
            LOG.warn("Stopped with {} mails unsent", queue.size());
        }
    }
}
