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

    /** Is called about every event. */
    public interface EventListener {

        /** Called within the transaction of {@code event}, to write rows that belong to it. */
        default void within(Transaction transaction, Event event) {}

        /** Called after the commit; must neither block nor fail. */
        default void committed(Event event) {}
    }
}
