package com.cruddur.realtime;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.Subscription.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries of a subscription for its subscriber, on its own thread and without a lock. */
final class SubscriberQueries {

    private final Outbox outbox;
    private final Authenticator authenticator;
    private final SseFormat format;

    SubscriberQueries(Outbox outbox, Authenticator authenticator, SseFormat format) {
        this.outbox = outbox;
        this.authenticator = authenticator;
        this.format = format;
    }

    /** Whether the credential is still valid, and still belongs to the same person. */
    boolean isStillSignedIn(Subscriber subscriber) {
        var credential = subscriber.credential();
        if (credential == null) {
            return true;
        }
        try {
            return authenticator
                    .identify(credential)
                    .filter(viewer -> !viewer.suspended())
                    .map(Viewer::uuid)
                    .filter(uuid -> uuid.equals(subscriber.person()))
                    .isPresent();
        } catch (Failure.Unavailable _) {
            return true; // an outage signs nobody out, and delivers no event either
        }
    }

    /** The people whom {@code subscriber} does not see. */
    Set<UUID> hiddenFrom(Subscriber subscriber) {
        var person = subscriber.person();
        return person == null ? Set.of() : outbox.hidden(person);
    }

    /** The messages after the event {@code id} up to the event {@code last}; null when some of them are gone. */
    @Nullable List<List<SseMessage>> missed(long id, long last) {
        if (id == last) {
            return List.of();
        }
        if (id > last || !outbox.contains(id)) {
            return null;
        }
        var missed = new ArrayList<List<SseMessage>>();
        var from = id;
        while (from < last) {
            var events = outbox.after(from).stream()
                    .filter(event -> event.id() <= last)
                    .toList();
            if (events.isEmpty()) {
                break;
            }
            missed.add(events.stream().flatMap(format::messages).toList());
            from = events.getLast().id();
        }
        return missed;
    }

    /** The message that makes the client reload everything. */
    String reset(long position) {
        return format.reset(position);
    }
}
