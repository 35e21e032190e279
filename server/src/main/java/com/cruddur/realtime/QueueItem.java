package com.cruddur.realtime;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in a client's queue. */
sealed interface QueueItem {

    /**
     * Something to tell.
     *
     * @param text as it goes over the wire
     * @param to the only person who is told, null for everybody
     * @param about people whose doings these are: who does not see one of them is not told
     */
    record Frame(String text, @Nullable UUID to, List<UUID> about) implements QueueItem {}

    /** Something to do. */
    enum Order implements QueueItem {
        /** Look again whom the viewer does not see, and whether they are still signed in. */
        RECHECK,
        END
    }
}
