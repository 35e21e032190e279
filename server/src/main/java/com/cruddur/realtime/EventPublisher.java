package com.cruddur.realtime;

import com.cruddur.platform.db.Transaction;
import java.util.List;

/** Calls the listeners of this node about each event. */
public final class EventPublisher {

    private final List<EventListener> listeners;

    public EventPublisher(List<EventListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Calls the listeners about {@code event}: now, within {@code transaction}, and again after its commit. */
    public void publish(Transaction transaction, Event event) {
        listeners.forEach(listener -> listener.within(transaction, event));
        listeners.forEach(listener -> transaction.afterCommit(() -> listener.committed(event)));
    }
}
