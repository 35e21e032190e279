package com.cruddur.realtime;

import com.cruddur.realtime.Subscription.Subscriber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event, ready to be written.
 *
 * @param text the event in its wire format
 * @param recipient the only person who receives it, null for everybody
 * @param involved the people it is about; subscribers from whom one of them is hidden do not receive it
 */
record SseMessage(String text, @Nullable UUID recipient, List<UUID> involved) implements QueueItem {

    boolean isFor(Subscriber subscriber) {
        return recipient == null || recipient.equals(subscriber.person());
    }
}
