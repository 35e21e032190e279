package com.cruddur.realtime;

/** What waits in the queue of a subscription: a message for the client, or an instruction. */
sealed interface QueueItem permits SseMessage, QueueItem.Instruction {

    /** What the thread of the subscription does before it goes on. */
    enum Instruction implements QueueItem {
        /** Reads anew whom the subscriber does not see, and whether they are still signed in. */
        RECHECK,
        END
    }
}
