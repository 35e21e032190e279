package com.cruddur.realtime;

import com.cruddur.platform.db.Transaction;
import java.util.List;

/** Tells everybody who listens. */
public final class EventPublisher {

    private final List<EventListener> listeners;

    public EventPublisher(List<EventListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells of {@code event}: within {@code transaction} now, and again when it is committed. */
    public void publish(Transaction transaction, Event event) {
        listeners.forEach(listener -> listener.within(transaction, event));
        listeners.forEach(listener -> transaction.afterCommit(() -> listener.committed(event)));
    }
}
