package com.cruddur.realtime;

import com.cruddur.realtime.Subscription.Subscriber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event, ready to be written.
 *
 * @param text as it is sent
 * @param recipient the only person who gets it, null for everybody
 * @param involved the people it is about: it is kept from subscribers who do not see one of them
 */
record SseMessage(String text, @Nullable UUID recipient, List<UUID> involved) implements QueueItem {

    boolean isFor(Subscriber subscriber) {
        return recipient == null || recipient.equals(subscriber.person());
    }
}
