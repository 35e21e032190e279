package com.cruddur.realtime;

import com.cruddur.platform.db.Transaction;

/** Is called about every event. */
public interface EventListener {

    /** Called within the transaction of {@code event}, to write rows that belong to it. */
    default void within(Transaction transaction, Event event) {}

    /** Called after the commit; must neither block nor fail. */
    default void committed(Event event) {}
}
