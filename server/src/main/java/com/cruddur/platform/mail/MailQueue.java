package com.cruddur.platform.mail;

import com.cruddur.platform.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The mails that wait to be sent or are being sent: a bounded number. Mails to one domain take a part of the
 * connections only, so that a domain that answers slowly does not delay the mails to others.
 */
final class MailQueue {

    /**
     * A mail, the number of this attempt, its earliest time on the clock of {@link System#nanoTime}, and the traced
     * request that it belongs to.
     */
    record Waiting(Mail mail, int attempt, long due, Span request) {

        private String domain() {
            var to = mail.to();
            return to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        }
    }

    private final int most;
    private final int atOnce;
    private final int atOnceToDomain;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Integer> sendingTo = new HashMap<>();
    private int sending;

    /**
     * @param most mails that wait or are being sent
     * @param atOnce mails that are sent at the same time
     * @param atOnceToDomain how many of them to one domain
     */
    MailQueue(int most, int atOnce, int atOnceToDomain) {
        this.most = most;
        this.atOnce = atOnce;
        this.atOnceToDomain = atOnceToDomain;
    }

    /** Adds {@code mail}, due now; false when the queue is full. */
    synchronized boolean offer(Mail mail) {
        return waiting.size() + sending < most && waiting.add(new Waiting(mail, 1, System.nanoTime(), Span.current()));
    }

    /** Takes the first mail that may be sent now. The caller passes it to {@link #done} or {@link #retry} afterwards. */
    synchronized Optional<Waiting> take() {
        var now = System.nanoTime();
        var next = waiting.stream()
                .filter(one -> sending < atOnce
                        && one.due() - now <= 0
                        && sendingTo.getOrDefault(one.domain(), 0) < atOnceToDomain)
                .findFirst();
        next.ifPresent(one -> {
            waiting.remove(one);
            sending++;
            sendingTo.merge(one.domain(), 1, Integer::sum);
        });
        return next;
    }

    /** Forgets a mail that was sent or given up. */
    synchronized void done(Waiting mail) {
        sending--;
        sendingTo.computeIfPresent(mail.domain(), (_, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** Puts back a mail that was not sent, for another attempt after {@code pause}. */
    synchronized void retry(Waiting mail, Duration pause) {
        done(mail);
        waiting.add(new Waiting(mail.mail(), mail.attempt() + 1, System.nanoTime() + pause.toNanos(), mail.request()));
    }

    /** Returns the time until another mail becomes due; empty when no waiting mail has a later time. */
    synchronized Optional<Duration> untilNextDue() {
        var now = System.nanoTime();
        return waiting.stream()
                .map(one -> one.due() - now)
                .filter(nanos -> nanos > 0)
                .min(Long::compare)
                .map(Duration::ofNanos);
    }

    /** Waits until a mail that is being sent is done; returns at once when there is none. */
    synchronized void awaitDone() throws InterruptedException {
        var before = sending;
        while (sending > 0 && sending == before) {
            wait();
        }
    }

    synchronized boolean isSending() {
        return sending > 0;
    }

    /** Returns the number of mails that are not sent. */
    synchronized int size() {
        return waiting.size() + sending;
    }
}
