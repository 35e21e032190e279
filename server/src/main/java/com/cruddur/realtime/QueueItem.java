package com.cruddur.realtime;

/** An item in the queue of a subscription: a message for the client, or an instruction. */
sealed interface QueueItem permits SseMessage, QueueItem.Instruction {

    /** An instruction to the thread of the subscription. */
    enum Instruction implements QueueItem {
        /** Reloads the hidden people of the subscriber, and checks the sign-in. */
        RECHECK,
        END
    }
}
