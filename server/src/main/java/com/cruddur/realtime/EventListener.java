package com.cruddur.realtime;

import com.cruddur.platform.db.Transaction;

/** Wants to know what happens. */
public interface EventListener {

    /** Called in the transaction in which {@code event} happens, to write what belongs to it. */
    default void within(Transaction transaction, Event event) {}

    /** Called once it is committed; must neither block nor fail. */
    default void committed(Event event) {}
}
